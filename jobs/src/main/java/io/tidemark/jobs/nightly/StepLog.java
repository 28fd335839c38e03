package io.tidemark.jobs.nightly;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.jobs.check.Checks;
import io.tidemark.jobs.kpi.KpiModels;
import io.tidemark.jobs.mrr.MrrModels;
import io.tidemark.jobs.warehouse.Model;
import io.tidemark.jobs.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells in one line what became of a step.
 *
 * @param run the run
 * @param step the step's name
 */
record StepLog(NightlyRun run, String step) {

	private static final Logger LOGGER = LoggerFactory.getLogger(StepLog.class);

	/**
	 * Tell that the step is done.
	 * @param millis how many milliseconds it took
	 */
	void done(long millis) {
		Long rows = rows();
		LoggingEventBuilder line = line("done", millis);
		((rows != null) ? line.addKeyValue("rows", rows) : line).log("{} {}: {} done, {}{} ms", this.run.tenant(),
				this.run.version(), this.step, (rows != null) ? rows + " rows in " : "", millis);
	}

	/**
	 * Tell that the step was done already by an attempt that ended later.
	 */
	void kept() {
		line("kept", 0).log("{} {}: {} was done by an earlier attempt", this.run.tenant(), this.run.version(),
				this.step);
	}

	/**
	 * Tell that the step failed; why is told by who started the run.
	 * @param millis after how many milliseconds
	 */
	void failed(long millis) {
		line("failed", millis).log("{} {}: {} failed after {} ms", this.run.tenant(), this.run.version(), this.step,
				millis);
	}

	private LoggingEventBuilder line(String outcome, long millis) {
		return LOGGER.atInfo()
			.addKeyValue("step", this.step)
			.addKeyValue("outcome", outcome)
			.addKeyValue("duration_ms", millis);
	}

	/**
	 * Return the rows that were extracted, computed, or found by checks.
	 * @return null for steps that are not about rows of the warehouse
	 */
	private @Nullable Long rows() {
		return switch (this.step) {
			case "extract" ->
				sum("select sum(cast(control_value as bigint)) from extracted_controls where measure = 'rows'");
			case "checkSource" -> offending(Checks.OF_SOURCE);
			case "computeKpis" -> stored(KpiModels.ALL);
			case "computeRevenue" -> stored(MrrModels.ALL);
			case "check" -> offending(Checks.OF_FIGURES);
			default -> null;
		};
	}

	private long offending(List<String> checks) {
		return sum("select sum(row_count) from check_results where check_name in (" + quoted(checks.stream()) + ")");
	}

	private long stored(List<Model> models) {
		return sum("select sum(estimated_size) from duckdb_tables() where table_name in ("
				+ quoted(models.stream().map(Model::name)) + ")");
	}

	private static String quoted(Stream<String> names) {
		return names.map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

	private long sum(String sql) {
		Warehouse warehouse = this.run.warehouse();
		String sum = warehouse.query(sql).get(0).get(0);
		return (sum != null) ? Long.parseLong(sum) : 0;
	}

}
