package io.tidemark.figure;

import java.util.List;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;

/**
 * Answers questions for what a snapshot's revenue series said differently than that of
 * the one before.
 */
public final class RestatementReader {

	private static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(RestatementQuery.NAME).columns();

	private static final RowMapping<Restatement> ROWS = new RowMapping<Restatement>().with("date", Restatement::date)
		.with("currency_code", Restatement::currency)
		.with("figure", Restatement::figure)
		.with("before", Restatement::before)
		.with("after", Restatement::after)
		.with("change", (restatement) -> Amounts.exact(restatement.change()));

	private final SeriesDifferences differences;

	private final SnapshotHistory history;

	public RestatementReader(SnapshotContent content, SnapshotHistory history) {
		this.differences = new SeriesDifferences(content);
		this.history = history;
	}

	/**
	 * Answer a question for the days up to the earlier of the two business dates. Amounts
	 * have 6 decimals. Rows are ordered by date, currency and the figures in the order of
	 * the series' columns.
	 * @param snapshot the snapshot that restates
	 * @param query the question
	 * @return the page that was asked for, all rows if none was
	 */
	public FigureTable read(Snapshot snapshot, RestatementQuery query) {
		return (query.paging() != null) ? readPage(snapshot, query).table() : readAll(snapshot, query);
	}

	/**
	 * Answer a question page by page.
	 * @param snapshot the snapshot that restates
	 * @param query the question
	 * @return the page that was asked for, the first one if none was
	 */
	public FigurePage readPage(Snapshot snapshot, RestatementQuery query) {
		return FigurePage.of(readAll(snapshot, query), query.paging());
	}

	/**
	 * Find what was kept when a snapshot was published. What was published before
	 * restatements were kept is compared now, with the published snapshot before it.
	 * @param snapshot the snapshot that restates
	 * @param query the question; its page is not looked at
	 * @return the restatements and what they restate
	 */
	public SeriesComparison compare(Snapshot snapshot, RestatementQuery query) {
		SeriesComparison comparison = this.history.findComparison(snapshot, query.dealerCode())
			.orElseGet(() -> compareNow(snapshot, query));
		return new SeriesComparison(comparison.previous(),
				comparison.restatements().stream().filter(query::includes).toList());
	}

	private SeriesComparison compareNow(Snapshot snapshot, RestatementQuery query) {
		return this.history.findPrevious(snapshot)
			.map((previous) -> new SeriesComparison(previous.version(),
					this.differences.find(previous, snapshot,
							query.filterUpTo(SeriesDifferences.lastCommonDay(previous, snapshot)))))
			.orElseGet(() -> new SeriesComparison(null, List.of()));
	}

	private FigureTable readAll(Snapshot snapshot, RestatementQuery query) {
		return ROWS.table(COLUMNS, compare(snapshot, query).restatements());
	}

}
