package io.tidemark.jobs.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * Starts a tenant's nightly run when Quartz says that it is due.
 */
@DisallowConcurrentExecution
final class NightlyTrigger implements Job {

	private final ScheduledRuns runs;

	NightlyTrigger(ScheduledRuns runs) {
		this.runs = runs;
	}

	@Override
	public void execute(JobExecutionContext context) {
		this.runs.run(Firing.of(context));
	}

}
