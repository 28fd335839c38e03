package io.tidemark.figure.registry;

import java.util.List;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigurePage;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads any figure of any snapshot.
 */
public record FigureReader(SnapshotContent content, SnapshotHistory history) {

	public FigureReader(SnapshotStore store) {
		this(store, store);
	}

	/**
	 * Read all rows that are asked for, to be saved; movements are loaded month by month
	 * while one iterates over them.
	 */
	public FigurePage read(Snapshot snapshot, FigureQuestion question) {
		return read(snapshot, question, false);
	}

	/**
	 * Read rows to be looked at: of a series the page that is asked for, the first one if
	 * none is.
	 */
	public FigurePage readPage(Snapshot snapshot, FigureQuestion question) {
		return read(snapshot, question, true);
	}

	/**
	 * Return what is to be said beside an answer: which values no row has, and which are
	 * the nearest that there are.
	 * @param isOneDealer whether the reader may know of no other dealer than the one that
	 * is asked for
	 */
	public List<Warning> warnings(Snapshot snapshot, FigureQuestion question, FigurePage answer, boolean isOneDealer) {
		return new UnknownValues(this.content, snapshot, isOneDealer).warnings(question.figure(),
				question.parameters().on(snapshot.version().businessDate()), answer.hasRows(),
				(parameters) -> readPage(snapshot, new FigureQuestion(question.figure(), parameters)).hasRows());
	}

	/**
	 * Return the values that a filter can keep, in order; empty if it takes no names.
	 * @param dealerCode the only dealer whose rows may be looked at, null for all
	 */
	public List<String> values(Snapshot snapshot, Figure figure, Parameter parameter, @Nullable String dealerCode) {
		return new UnknownValues(this.content, snapshot, dealerCode != null).known(figure, parameter, dealerCode)
			.stream()
			.sorted(CodePoints::compare)
			.distinct()
			.toList();
	}

	private FigurePage read(Snapshot snapshot, FigureQuestion question, boolean isPaged) {
		return question.figure()
			.reading()
			.read(this, snapshot, question.parameters().on(snapshot.version().businessDate()), isPaged);
	}

}
