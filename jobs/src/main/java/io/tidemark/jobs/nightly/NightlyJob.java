package io.tidemark.jobs.nightly;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.tidemark.catalogue.Check;
import io.tidemark.jobs.check.Checks;
import io.tidemark.jobs.check.PreviousFigures;
import io.tidemark.jobs.publish.SnapshotWriter;
import io.tidemark.jobs.delivery.ReportDelivery.DeliveryResult;
import io.tidemark.jobs.delivery.ReportDelivery;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.model.Model;
import io.tidemark.model.ModelPlan;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Manifest.Outcome;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The nightly job: extract, check the source, compute KPIs and subscription revenue,
 * check the figures, publish, deliver, retain.
 */
@Configuration(proxyBeanMethods = false)
class NightlyJob implements JobExecutionListener {

	static final String NAME = "nightly";

	/** How long mails that failed are waited for while the tenant is locked. */
	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Logger LOGGER = LoggerFactory.getLogger(NightlyJob.class);

	private final JobRepository repository;

	private final NightlyRun run;

	private final TenantLocks locks;

	private final Progress progress;

	NightlyJob(JobRepository repository, NightlyRun run, TenantLocks locks, Progress progress) {
		this.repository = repository;
		this.run = run;
		this.locks = locks;
		this.progress = progress;
	}

	@Bean
	Job nightly(Step extract, Step checkSource, Step computeKpis, Step computeRevenue, Step check, Step publish,
			Step deliver, Step retain) {
		return new JobBuilder(NAME, this.repository).listener(this)
			.start(extract)
			.next(checkSource)
			.next(computeKpis)
			.next(computeRevenue)
			.next(check)
			.next(publish)
			.next(deliver)
			.next(retain)
			.build();
	}

	@Bean
	Step extract() {
		return step(NightlyStep.EXTRACT, (run) -> {
			run.source().extract(run.warehouse(), this.progress);
			run.noteExtraction();
		});
	}

	@Bean
	Step checkSource() {
		return step(NightlyStep.CHECK_SOURCE, (run) -> runChecks(run, Check.Subject.SOURCE));
	}

	@Bean
	Step computeKpis() {
		return step(NightlyStep.COMPUTE_KPIS, (run) -> build(run, ModelPlan.load().kpis()));
	}

	@Bean
	Step computeRevenue() {
		return step(NightlyStep.COMPUTE_REVENUE, (run) -> build(run, ModelPlan.load().revenue()));
	}

	@Bean
	Step check(SnapshotStore store) {
		return step(NightlyStep.CHECK, (run) -> {
			build(run, ModelPlan.load().others());
			PreviousFigures previous = new PreviousFigures(run.warehouse());
			previous.guard(run.properties().guards());
			store.findPublishedBefore(run.tenant(), run.version())
				.ifPresent((snapshot) -> previous.load(store, snapshot));
			runChecks(run, Check.Subject.FIGURES);
		});
	}

	@Bean
	Step publish(SnapshotWriter writer, SnapshotStore store) {
		return step(NightlyStep.PUBLISH, (run) -> {
			if (store.find(run.tenant(), run.version()).isEmpty()) {
				publish(run, writer);
			}
			else {
				LOGGER.warn("{} {} was stored by a run that was stopped before its end: this one finishes it",
						run.tenant(), run.version());
				countParts(NightlyStep.PUBLISH);
			}
		});
	}

	private void publish(NightlyRun run, SnapshotWriter writer) {
		long start = System.nanoTime();
		List<CheckResult> checks = new Checks(run.warehouse()).results();
		writer.write(run.manifest(checks), holdReason(checks), () -> Duration.ofMillis(millisSince(start)),
				this.progress);
	}

	@Bean
	Step deliver(ReportDelivery delivery) {
		return laterStep(NightlyStep.DELIVER, "its reports are not delivered", (run) -> {
			DeliveryResult result = delivery.deliver(run.tenant(), PATIENCE);
			if (!result.isComplete()) {
				LOGGER.warn("{} {}: {}", run.tenant(), run.version(), result.sentence());
			}
		});
	}

	@Bean
	Step retain(SnapshotRetention retention) {
		return laterStep(NightlyStep.RETAIN, "old snapshots are not removed", (run) -> {
			retention.removeOld(run.tenant(), run.version());
			retention.removeFreeChunks();
		});
	}

	/**
	 * Whatever fails in such a step, the snapshot is published, and the next delivery or
	 * run tries again.
	 */
	private Step laterStep(NightlyStep step, String failure, Consumer<NightlyRun> work) {
		return step(step, (run) -> {
			try {
				work.accept(run);
			}
			catch (RuntimeException ex) {
				LOGGER.error("{} {} is published, but {}: {}", run.tenant(), run.version(), failure, ex.getMessage());
			}
			this.progress.done();
		});
	}

	/**
	 * Count the steps that an earlier attempt finished as done.
	 */
	@Override
	public void beforeJob(JobExecution execution) {
		this.progress.expect(NightlyStep.allParts());
		for (NightlyStep step : NightlyStep.values()) {
			StepExecution last = this.repository.getLastStepExecution(execution.getJobInstance(), step.label());
			if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
				countParts(step);
				LOGGER.info("{}: {} was done by an earlier attempt", execution.getJobParameters().getString("tenant"),
						step.label());
			}
		}
	}

	private void countParts(NightlyStep step) {
		IntStream.range(0, step.parts()).forEach((part) -> this.progress.done());
	}

	private Step step(NightlyStep step, Consumer<NightlyRun> work) {
		return new StepBuilder(step.label(), this.repository).tasklet((contribution, context) -> {
			perform(step, work);
			return RepeatStatus.FINISHED;
		}).build();
	}

	private void perform(NightlyStep step, Consumer<NightlyRun> work) {
		this.locks.renew(this.run.tenant());
		long start = System.nanoTime();
		boolean isDone = false;
		try {
			work.accept(this.run);
			this.run.warehouse().noteDuration(step.label(), millisSince(start));
			isDone = true;
		}
		finally {
			if (!isDone) {
				log(step, "failed", "failed after", millisSince(start), null);
			}
		}
		Long rows = step.rows(this.run.warehouse());
		log(step, "done", (rows != null) ? "done, " + rows + " rows in" : "done,", millisSince(start), rows);
	}

	/**
	 * Log what became of a step; why it failed is said by who started the run.
	 */
	private void log(NightlyStep step, String outcome, String words, long millis, @Nullable Long rows) {
		LoggingEventBuilder line = LOGGER.atInfo()
			.addKeyValue("step", step.label())
			.addKeyValue("outcome", outcome)
			.addKeyValue("duration_ms", millis);
		if (rows != null) {
			line = line.addKeyValue("rows", rows);
		}
		line.log("{} {}: {} {} {} ms", this.run.tenant(), this.run.version(), step.label(), words, millis);
	}

	private static long millisSince(long start) {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
	}

	private void build(NightlyRun run, List<Model> models) {
		run.warehouse().build(models, this.progress);
	}

	private void runChecks(NightlyRun run, Check.Subject subject) {
		Checks checks = new Checks(run.warehouse());
		for (Check check : ModelPlan.load().checks(subject)) {
			this.progress.working("check " + check.name());
			checks.run(check);
			this.progress.done();
		}
	}

	private static @Nullable String holdReason(List<CheckResult> checks) {
		List<String> failed = checks.stream()
			.filter((check) -> check.outcome() == Outcome.FAILED)
			.map(CheckResult::sentence)
			.toList();
		return failed.isEmpty() ? null : String.join("; ", failed);
	}

}
