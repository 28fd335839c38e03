package io.tidemark.jobs.nightly;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * A step whose results are in the warehouse. It is done if they are there, whatever the
 * job repository says of an earlier attempt, perhaps on another node.
 *
 * @param step which step it is
 * @param repository where Spring Batch notes what ran
 * @param runs the runs that are under way
 * @param work what the step does
 */
record WarehouseStep(NightlyStep step, JobRepository repository, NightlyRuns runs, Consumer<NightlyRun> work) {

	Step build() {
		return new StepBuilder(this.step.label(), this.repository)
			.tasklet((contribution, context) -> execute(contribution))
			.allowStartIfComplete(true)
			.build();
	}

	private RepeatStatus execute(StepContribution contribution) {
		JobParameters parameters = contribution.getStepExecution().getJobParameters();
		NightlyRun run = this.runs.get(String.valueOf(parameters.getString(RunParameters.TENANT)),
				RunParameters.version(parameters).toString());
		if (run.warehouse().isFinished(this.step.label())) {
			IntStream.range(0, this.step.parts()).forEach((part) -> run.progress().done());
			new StepLog(run, this.step).kept();
		}
		else {
			run.lock().renew();
			work(run, new StepLog(run, this.step), System.nanoTime());
		}
		return RepeatStatus.FINISHED;
	}

	private void work(NightlyRun run, StepLog log, long start) {
		boolean isDone = false;
		try {
			this.work.accept(run);
			run.warehouse().finish(this.step.label(), millisSince(start));
			isDone = true;
		}
		finally {
			if (!isDone) {
				log.failed(millisSince(start));
			}
		}
		log.done(millisSince(start));
	}

	private static long millisSince(long start) {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

}
