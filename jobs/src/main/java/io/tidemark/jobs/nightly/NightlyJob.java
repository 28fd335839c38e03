package io.tidemark.jobs.nightly;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.tidemark.catalogue.Check;
import io.tidemark.jobs.check.Checks;
import io.tidemark.jobs.check.PreviousFigures;
import io.tidemark.jobs.publish.ManifestBuilder;
import io.tidemark.jobs.publish.SnapshotWriter;
import io.tidemark.jobs.delivery.DeliveryResult;
import io.tidemark.jobs.delivery.ReportDelivery;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.model.Model;
import io.tidemark.model.ModelPlan;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Manifest.Outcome;
import io.tidemark.snapshot.Manifest.StepDuration;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The nightly job: extract, check the source, compute KPIs and subscription revenue,
 * check the figures, publish, deliver, retain.
 */
@Configuration(proxyBeanMethods = false)
class NightlyJob {

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
		return new JobBuilder(NAME, this.repository).listener(new RunProgress(this.repository, this.progress))
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
				IntStream.range(0, NightlyStep.PUBLISH.parts()).forEach((part) -> this.progress.done());
			}
		});
	}

	private void publish(NightlyRun run, SnapshotWriter writer) {
		long start = System.nanoTime();
		List<CheckResult> checks = new Checks(run.warehouse()).results();
		ManifestBuilder manifest = new ManifestBuilder(run.warehouse(), run.tenant(), run.version(),
				run.properties().timeZone().getId(), run.properties().movements().label(), run.extractedDataAsOf(),
				run.extractedAt(), ProgramVersion.current(), ModelPlan.load().version(), checks, run.scheduled());
		writer.write(run.warehouse(),
				new SnapshotWriter.Draft(run.tenant(), run.version(), run.extractedDataAsOf(), holdReason(run, checks)),
				(hash) -> manifest.build(hash, new StepDuration(NightlyStep.PUBLISH.label(),
						Duration.ofMillis((System.nanoTime() - start) / 1_000_000))),
				this.progress);
	}

	/**
	 * Deliver what is due. Whatever fails here, the snapshot is published, and the next
	 * delivery goes on.
	 */
	@Bean
	Step deliver(ReportDelivery delivery) {
		return step(NightlyStep.DELIVER, (run) -> {
			try {
				DeliveryResult result = delivery.deliver(run.tenant(), PATIENCE);
				if (!result.isComplete()) {
					LOGGER.warn("{} {}: {}", run.tenant(), run.version(), result.sentence());
				}
			}
			catch (RuntimeException ex) {
				LOGGER.error("{} {} is published, but its reports are not delivered: {}", run.tenant(), run.version(),
						ex.getMessage());
			}
			this.progress.done();
		});
	}

	/**
	 * Remove what is kept no longer. Whatever fails here, the next run tries again.
	 */
	@Bean
	Step retain(SnapshotRetention retention) {
		return step(NightlyStep.RETAIN, (run) -> {
			try {
				retention.removeOld(run.tenant(), run.version());
				retention.removeFreeChunks();
			}
			catch (RuntimeException ex) {
				LOGGER.error("{} {} is published, but old snapshots are not removed: {}", run.tenant(), run.version(),
						ex.getMessage());
			}
			this.progress.done();
		});
	}

	private Step step(NightlyStep step, Consumer<NightlyRun> work) {
		return new StepBuilder(step.label(), this.repository).tasklet(new StepTasklet(step, this.run, this.locks, work))
			.build();
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

	private static @Nullable String holdReason(NightlyRun run, List<CheckResult> checks) {
		List<String> failed = checks.stream()
			.filter((check) -> check.outcome() == Outcome.FAILED)
			.map((check) -> check.sentence(run.tenant(), run.version()))
			.toList();
		return failed.isEmpty() ? null : String.join("; ", failed);
	}

}
