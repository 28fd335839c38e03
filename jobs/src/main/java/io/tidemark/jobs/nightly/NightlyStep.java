package io.tidemark.jobs.nightly;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * A step of the nightly job, logged in one line.
 */
final class NightlyStep extends TaskletStep {

	private static final Logger LOGGER = LoggerFactory.getLogger(NightlyStep.class);

	private final int parts;

	private final NightlyRun run;

	private final TenantLocks locks;

	private final Function<NightlyRun, @Nullable Long> work;

	/**
	 * Make a step.
	 * @param parts how many parts of the run's progress it is
	 * @param run the run that is under way, by the job's scope
	 * @param work does the step, and returns how many rows it was about, null if that
	 * says nothing
	 */
	NightlyStep(String name, int parts, JobRepository repository, NightlyRun run, TenantLocks locks,
			Function<NightlyRun, @Nullable Long> work) {
		super(repository);
		this.parts = parts;
		this.run = run;
		this.locks = locks;
		this.work = work;
		setName(name);
		setTasklet((contribution, context) -> execute(contribution));
	}

	int parts() {
		return this.parts;
	}

	private RepeatStatus execute(StepContribution contribution) {
		this.locks.renew(this.run.tenant());
		long start = System.nanoTime();
		boolean isDone = false;
		try {
			Long rows = this.work.apply(this.run);
			this.run.warehouse().noteDuration(getName(), millisSince(start));
			log("done", millisSince(start), rows);
			isDone = true;
		}
		finally {
			if (!isDone) {
				log("failed", millisSince(start), null);
			}
		}
		return RepeatStatus.FINISHED;
	}

	/**
	 * Log what became of the step; why it failed is said by who started the run.
	 */
	private void log(String outcome, long millis, @Nullable Long rows) {
		LoggingEventBuilder line = LOGGER.atInfo()
			.addKeyValue("step", getName())
			.addKeyValue("outcome", outcome)
			.addKeyValue("duration_ms", millis);
		if (rows != null) {
			line = line.addKeyValue("rows", rows);
		}
		line.log("{} {}: {} {}, {}{} ms", this.run.tenant(), this.run.version(), getName(), outcome,
				(rows != null) ? rows + " rows in " : "", millis);
	}

	private static long millisSince(long start) {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

}
