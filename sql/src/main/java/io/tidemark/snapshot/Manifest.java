package io.tidemark.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a snapshot's making.
 *
 * @param businessDate the local day it closes, ISO
 * @param movements the level of movements, customer or subscription
 * @param sqlVersion the hash of all statements that figures depend on
 * @param scheduled when the run was due and started, null if nobody scheduled it
 * @param countPastDue whether periods with the phase past_due count in the MRR, null in
 * manifests from before there were any
 */
public record Manifest(String tenant, String version, String businessDate, String timeZone, String movements,
		Instant dataAsOf, Instant extractedAt, String codeVersion, String sqlVersion, String contentHash,
		List<TableCount> tables, List<Rejection> rejections, List<CheckResult> checks, List<StepDuration> steps,
		@Nullable Scheduled scheduled, @Nullable Boolean countPastDue) {

	public Manifest {
		tables = List.copyOf(tables);
		rejections = List.copyOf(rejections);
		checks = List.copyOf(checks);
		steps = List.copyOf(steps);
	}

	/**
	 * Return the results of the checks that hold the snapshot.
	 */
	public List<CheckResult> failedChecks() {
		return this.checks.stream().filter((check) -> check.outcome() == Outcome.FAILED).toList();
	}

	/**
	 * Create the manifest of a run that nobody scheduled.
	 */
	public Manifest(String tenant, String version, String businessDate, String timeZone, String movements,
			Instant dataAsOf, Instant extractedAt, String codeVersion, String sqlVersion, String contentHash,
			List<TableCount> tables, List<Rejection> rejections, List<CheckResult> checks, List<StepDuration> steps) {
		this(tenant, version, businessDate, timeZone, movements, dataAsOf, extractedAt, codeVersion, sqlVersion,
				contentHash, tables, rejections, checks, steps, null, null);
	}

	/**
	 * When a run was due and when it started.
	 *
	 * @param dueAt the time of the tenant's schedule
	 * @param startedAt when the run started, or went on after it was killed
	 * @param late whether the time was missed, as when no scheduler was up
	 */
	public record Scheduled(Instant dueAt, Instant startedAt, boolean late) {
	}

	/**
	 * The rows of a source table: those that count in the figures, break the model, have
	 * an excluded status or belong to a later business date.
	 *
	 * @param controlSums the sum of each decimal column over all rows, as plain decimals
	 */
	public record TableCount(String table, long rows, long counted, long rejected, long excluded, long later,
			SortedMap<String, String> controlSums) {
	}

	/**
	 * A reason for which rows were rejected.
	 *
	 * @param firstKey the key of one of them, null if it has none
	 */
	public record Rejection(String table, String reason, long rows, @Nullable String firstKey) {
	}

	/**
	 * The result of a check.
	 *
	 * @param first the first of them, null if there are none
	 * @param examples the first of them, up to 20; manifests of earlier versions have one
	 */
	public record CheckResult(String check, Outcome outcome, long rows, @Nullable String first, List<String> examples) {

		public CheckResult {
			if (examples == null) {
				examples = (first != null) ? List.of(first) : List.of();
			}
			examples = List.copyOf(examples);
		}

		/**
		 * Return what the check found, as in
		 * {@code check mrr_identity returned 1 row, first: EUR 2026-11-04}.
		 */
		public String sentence() {
			return count() + ", first: " + this.first;
		}

		/**
		 * Return how many rows the check found, as in
		 * {@code check mrr_identity returned 1 row}.
		 */
		public String count() {
			return "check %s returned %s".formatted(this.check, (this.rows == 1) ? "1 row" : this.rows + " rows");
		}

	}

	/**
	 * How a check ended.
	 */
	public enum Outcome {

		/** No offending row. */
		PASSED,

		/** Offending rows that the operator should know of. */
		WARNING,

		/** Offending rows that hold the snapshot. */
		FAILED

	}

	/**
	 * How long a step took.
	 */
	public record StepDuration(String step, Duration duration) {
	}

}
