package io.tidemark.jobs.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.failure.FailureCode;
import io.tidemark.failure.InnermostReason;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.figure.FigureTable;
import io.tidemark.jobs.cli.Finding.State;
import org.jspecify.annotations.Nullable;

/**
 * All findings of a check; one failure does not keep the others from being found.
 */
final class Findings {

	private static final List<FigureColumn> COLUMNS = List.of(column("state", "State"), column("tenant", "Tenant"),
			column("what", "What"), column("finding", "Finding"));

	/** The worst first: what keeps every run from working, and then what one. */
	private static final List<FailureCode> WORST = List.of(FailureCode.CONFIGURATION, FailureCode.STORE,
			FailureCode.RESOURCES, FailureCode.SOURCE, FailureCode.MAIL);

	private final List<Finding> all = new ArrayList<>();

	/**
	 * Try something and keep what comes of it.
	 */
	<T> Optional<T> attempt(@Nullable String tenant, String what, Supplier<T> attempt) {
		try {
			return Optional.of(attempt.get());
		}
		catch (TidemarkFailure ex) {
			add(tenant, what, State.FAILED, String.valueOf(ex.getMessage()), ex.code());
		}
		catch (RuntimeException ex) {
			add(tenant, what, State.FAILED, InnermostReason.of(ex), FailureCode.CONFIGURATION);
		}
		return Optional.empty();
	}

	void check(@Nullable String tenant, String what, Supplier<String> check) {
		attempt(tenant, what, check).ifPresent((sentence) -> add(tenant, what, State.OK, sentence, null));
	}

	void warn(@Nullable String tenant, String what, String sentence) {
		add(tenant, what, State.WARNING, sentence, null);
	}

	void next(String tenant, String sentence) {
		add(tenant, "next", State.NEXT, sentence, null);
	}

	private void add(@Nullable String tenant, String what, State state, String sentence, @Nullable FailureCode code) {
		this.all.add(new Finding(tenant, what, state, FailureSentences.line(sentence), code));
	}

	/**
	 * Return the findings of some states, in the order in which they were made.
	 */
	FigureTable table(Predicate<State> states) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		this.all.stream()
			.filter((finding) -> states.test(finding.state()))
			.forEach((finding) -> rows
				.add(Arrays.asList(finding.state().name(), finding.tenant(), finding.what(), finding.sentence())));
		return FigureTable.of(COLUMNS, rows);
	}

	List<String> nextSentences() {
		return this.all.stream()
			.filter((finding) -> finding.state() == State.NEXT)
			.map((finding) -> "%s: %s.".formatted(finding.tenant(), finding.sentence()))
			.toList();
	}

	long count(State state) {
		return this.all.stream().filter((finding) -> finding.state() == state).count();
	}

	/**
	 * Return the exit code of the worst failure, 0 if there is none.
	 */
	int exitCode() {
		return this.all.stream()
			.map(Finding::code)
			.filter(Objects::nonNull)
			.min(Comparator.comparingInt((code) -> WORST.contains(code) ? WORST.indexOf(code) : WORST.size()))
			.map(FailureCode::exitCode)
			.orElse(0);
	}

	private static FigureColumn column(String name, String label) {
		return new FigureColumn(name, label, ColumnKind.TEXT, null);
	}

}
