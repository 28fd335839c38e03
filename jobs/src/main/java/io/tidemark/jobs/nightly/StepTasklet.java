package io.tidemark.jobs.nightly;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Does a step of the run that is under way, and logs it in one line.
 *
 * @param step the step
 * @param run the run, by the job's scope
 * @param locks keep other runs of the tenant away
 * @param work what the step does
 */
record StepTasklet(NightlyStep step, NightlyRun run, TenantLocks locks, Consumer<NightlyRun> work) implements Tasklet {

	private static final Logger LOGGER = LoggerFactory.getLogger(StepTasklet.class);

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		this.locks.renew(this.run.tenant());
		long start = System.nanoTime();
		boolean isDone = false;
		try {
			this.work.accept(this.run);
			this.run.warehouse().noteDuration(this.step.label(), millisSince(start));
			isDone = true;
		}
		finally {
			if (!isDone) {
				log("failed", "failed after", millisSince(start), null);
			}
		}
		Long rows = this.step.rows(this.run.warehouse());
		log("done", (rows != null) ? "done, " + rows + " rows in" : "done,", millisSince(start), rows);
		return RepeatStatus.FINISHED;
	}

	/**
	 * Log what became of the step; why it failed is said by who started the run.
	 */
	private void log(String outcome, String words, long millis, @Nullable Long rows) {
		LoggingEventBuilder line = LOGGER.atInfo()
			.addKeyValue("step", this.step.label())
			.addKeyValue("outcome", outcome)
			.addKeyValue("duration_ms", millis);
		if (rows != null) {
			line = line.addKeyValue("rows", rows);
		}
		line.log("{} {}: {} {} {} ms", this.run.tenant(), this.run.version(), this.step.label(), words, millis);
	}

	private static long millisSince(long start) {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

}
