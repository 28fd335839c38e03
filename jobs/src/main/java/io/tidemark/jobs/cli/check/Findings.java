package io.tidemark.jobs.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.tidemark.failure.FailureCode;
import io.tidemark.failure.InnermostReason;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.figure.FigureTable;
import io.tidemark.jobs.cli.FailureSentences;
import io.tidemark.jobs.cli.ListTable;
import org.jspecify.annotations.Nullable;

/**
 * All findings of a check; one failure does not keep the others from being found.
 */
final class Findings {

	private static final ListTable<Finding> TABLE = new ListTable<Finding>().text("State", Finding::state)
		.text("Tenant", Finding::tenant)
		.text("What", Finding::what)
		.text("Finding", Finding::sentence);

	private final List<Finding> all = new ArrayList<>();

	private int exitCode;

	<T> Optional<T> attempt(@Nullable String tenant, String what, Supplier<T> attempt) {
		try {
			return Optional.of(attempt.get());
		}
		catch (TidemarkFailure ex) {
			fail(tenant, what, String.valueOf(ex.getMessage()), ex.code());
		}
		catch (RuntimeException ex) {
			fail(tenant, what, InnermostReason.of(ex), FailureCode.CONFIGURATION);
		}
		return Optional.empty();
	}

	/**
	 * Try something that says in a sentence what it found.
	 */
	boolean check(@Nullable String tenant, String what, Supplier<String> check) {
		Optional<String> found = attempt(tenant, what, check);
		found.ifPresent((sentence) -> add(tenant, what, State.OK, sentence));
		return found.isPresent();
	}

	void warn(@Nullable String tenant, String what, String sentence) {
		add(tenant, what, State.WARNING, sentence);
	}

	void next(String tenant, String sentence) {
		add(tenant, "next", State.NEXT, sentence);
	}

	private void fail(@Nullable String tenant, String what, String sentence, FailureCode code) {
		this.exitCode = FailureSentences.worse(this.exitCode, code.exitCode());
		add(tenant, what, State.FAILED, sentence);
	}

	private void add(@Nullable String tenant, String what, State state, String sentence) {
		this.all.add(new Finding(tenant, what, state, FailureSentences.line(sentence)));
	}

	/**
	 * Return the findings of some states, in the order in which they were made.
	 */
	FigureTable table(Predicate<State> states) {
		return TABLE.of(this.all.stream().filter((finding) -> states.test(finding.state())).toList());
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

	int exitCode() {
		return this.exitCode;
	}

	/**
	 * What was found out about one thing that the configuration names.
	 */
	private record Finding(@Nullable String tenant, String what, State state, String sentence) {
	}

	/**
	 * How a thing is.
	 */
	enum State {

		/** It works. */
		OK,

		/** It works, but perhaps not as it was meant. */
		WARNING,

		/** It does not work. */
		FAILED,

		/** It is done next. */
		NEXT

	}

}
