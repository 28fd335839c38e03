package io.tidemark.jobs.nightly;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells in one line what became of a step.
 *
 * @param run the run
 * @param step the step
 */
record StepLog(NightlyRun run, NightlyStep step) {

	private static final Logger LOGGER = LoggerFactory.getLogger(StepLog.class);

	/**
	 * Tell that the step is done.
	 * @param millis how many milliseconds it took
	 */
	void done(long millis) {
		Long rows = this.step.rows(this.run.warehouse());
		LoggingEventBuilder line = line("done", millis);
		((rows != null) ? line.addKeyValue("rows", rows) : line).log("{} {}: {} done, {}{} ms", this.run.tenant(),
				this.run.version(), this.step.label(), (rows != null) ? rows + " rows in " : "", millis);
	}

	/**
	 * Tell that the step was done already by an attempt that ended later.
	 */
	void kept() {
		line("kept", 0).log("{} {}: {} was done by an earlier attempt", this.run.tenant(), this.run.version(),
				this.step.label());
	}

	/**
	 * Tell that the step failed; why is told by who started the run.
	 * @param millis after how many milliseconds
	 */
	void failed(long millis) {
		line("failed", millis).log("{} {}: {} failed after {} ms", this.run.tenant(), this.run.version(),
				this.step.label(), millis);
	}

	private LoggingEventBuilder line(String outcome, long millis) {
		return LOGGER.atInfo()
			.addKeyValue("step", this.step.label())
			.addKeyValue("outcome", outcome)
			.addKeyValue("duration_ms", millis);
	}

}
