package io.tidemark.jobs.nightly;

import java.util.stream.IntStream;

import io.tidemark.jobs.warehouse.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Counts the steps that an earlier attempt finished as done.
 *
 * @param repository knows what was finished
 * @param progress told how far a run is
 */
record RunProgress(JobRepository repository, Progress progress) implements JobExecutionListener {

	private static final Logger LOGGER = LoggerFactory.getLogger(RunProgress.class);

	@Override
	public void beforeJob(JobExecution execution) {
		this.progress.expect(NightlyStep.allParts());
		for (NightlyStep step : NightlyStep.values()) {
			StepExecution last = this.repository.getLastStepExecution(execution.getJobInstance(), step.label());
			if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
				IntStream.range(0, step.parts()).forEach((part) -> this.progress.done());
				LOGGER.info("{}: {} was done by an earlier attempt", execution.getJobParameters().getString("tenant"),
						step.label());
			}
		}
	}

}
