package io.tidemark.jobs.nightly;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.check.Checks;
import io.tidemark.jobs.check.PreviousFigures;
import io.tidemark.jobs.kpi.KpiModels;
import io.tidemark.jobs.mrr.MrrModels;
import io.tidemark.jobs.publish.ManifestBuilder;
import io.tidemark.jobs.publish.SnapshotWriter;
import io.tidemark.jobs.report.DeliveryResult;
import io.tidemark.jobs.report.ReportDelivery;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.jobs.warehouse.Model;
import io.tidemark.jobs.warehouse.Progress;
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
	Job nightly(NightlyStep extract, NightlyStep checkSource, NightlyStep computeKpis, NightlyStep computeRevenue,
			NightlyStep check, NightlyStep publish, NightlyStep deliver, NightlyStep retain) {
		return new JobBuilder(NAME, this.repository)
			.listener(new RunProgress(this.repository, this.progress,
					List.of(extract, checkSource, computeKpis, computeRevenue, check, publish, deliver, retain)))
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
	NightlyStep extract() {
		return step("extract", BillingTable.values().length, (run) -> {
			run.source().extract(run.warehouse(), this.progress);
			run.noteExtraction();
			return sum(run, "select sum(cast(control_value as bigint)) from extracted_controls where measure = 'rows'");
		});
	}

	@Bean
	NightlyStep checkSource() {
		return step("checkSource", Checks.OF_SOURCE.size(), (run) -> runChecks(run, Checks.OF_SOURCE));
	}

	@Bean
	NightlyStep computeKpis() {
		return step("computeKpis", KpiModels.ALL.size(), (run) -> build(run, KpiModels.ALL));
	}

	@Bean
	NightlyStep computeRevenue() {
		return step("computeRevenue", MrrModels.ALL.size(), (run) -> build(run, MrrModels.ALL));
	}

	@Bean
	NightlyStep check(SnapshotStore store) {
		return step("check", Checks.MODELS.size() + Checks.OF_FIGURES.size(), (run) -> {
			build(run, Checks.MODELS);
			PreviousFigures previous = new PreviousFigures(run.warehouse());
			previous.guard(run.properties().guards());
			store.findPublishedBefore(run.tenant(), run.version())
				.ifPresent((snapshot) -> previous.load(store, snapshot));
			return runChecks(run, Checks.OF_FIGURES);
		});
	}

	@Bean
	NightlyStep publish(SnapshotWriter writer, SnapshotStore store) {
		return step("publish", SnapshotWriter.FIGURES, (run) -> {
			if (store.find(run.tenant(), run.version()).isEmpty()) {
				publish(run, writer);
			}
			else {
				LOGGER.warn("{} {} was stored by a run that was stopped before its end: this one finishes it",
						run.tenant(), run.version());
				done(SnapshotWriter.FIGURES);
			}
			return null;
		});
	}

	private void publish(NightlyRun run, SnapshotWriter writer) {
		long start = System.nanoTime();
		List<CheckResult> checks = new Checks(run.warehouse()).results();
		ManifestBuilder manifest = new ManifestBuilder(run.warehouse(), run.tenant(), run.version(),
				run.properties().timeZone().getId(), run.properties().movements().label(), run.extractedDataAsOf(),
				run.extractedAt(), ProgramVersion.current(), SqlVersion.current(), checks, run.scheduled());
		writer.write(run.warehouse(),
				new SnapshotWriter.Draft(run.tenant(), run.version(), run.extractedDataAsOf(), holdReason(run, checks)),
				(hash) -> manifest.build(hash,
						new StepDuration("publish", Duration.ofMillis((System.nanoTime() - start) / 1_000_000))),
				this.progress);
	}

	/**
	 * Deliver what is due. Whatever fails here, the snapshot is published, and the next
	 * delivery goes on.
	 */
	@Bean
	NightlyStep deliver(ReportDelivery delivery) {
		return step("deliver", 1, (run) -> {
			try {
				DeliveryResult result = delivery.deliver(run.tenant(), PATIENCE);
				if (result.givenUp() > 0 || result.nextAttemptAt() != null) {
					LOGGER.warn("{} {}: {}", run.tenant(), run.version(), result.sentence());
				}
			}
			catch (RuntimeException ex) {
				LOGGER.error("{} {} is published, but its reports are not delivered: {}", run.tenant(), run.version(),
						ex.getMessage());
			}
			return done(1);
		});
	}

	/**
	 * Remove snapshots past their retention. Whatever fails here, the next run tries
	 * again.
	 */
	@Bean
	NightlyStep retain(SnapshotRetention retention) {
		return step("retain", 1, (run) -> {
			try {
				retention.removeOld(run.tenant(), run.version());
				retention.removeFreeChunks();
			}
			catch (RuntimeException ex) {
				LOGGER.error("{} {} is published, but old snapshots are not removed: {}", run.tenant(), run.version(),
						ex.getMessage());
			}
			return done(1);
		});
	}

	private NightlyStep step(String name, int parts, Function<NightlyRun, @Nullable Long> work) {
		return new NightlyStep(name, parts, this.repository, this.run, this.locks, work);
	}

	private @Nullable Long done(int parts) {
		IntStream.range(0, parts).forEach((part) -> this.progress.done());
		return null;
	}

	/**
	 * Build models.
	 * @return about how many rows they have
	 */
	private long build(NightlyRun run, List<Model> models) {
		run.warehouse().build(models, this.progress);
		return sum(run, "select sum(estimated_size) from duckdb_tables() where table_name in ("
				+ quoted(models.stream().map(Model::name)) + ")");
	}

	/**
	 * Run checks.
	 * @return how many rows they found
	 */
	private long runChecks(NightlyRun run, List<String> names) {
		Checks checks = new Checks(run.warehouse());
		for (String name : names) {
			this.progress.working("check " + name);
			checks.run(name);
			this.progress.done();
		}
		return sum(run,
				"select sum(row_count) from check_results where check_name in (" + quoted(names.stream()) + ")");
	}

	private static String quoted(Stream<String> names) {
		return names.map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

	private static long sum(NightlyRun run, String sql) {
		String sum = run.warehouse().query(sql).get(0).get(0);
		return (sum != null) ? Long.parseLong(sum) : 0;
	}

	private static @Nullable String holdReason(NightlyRun run, List<CheckResult> checks) {
		List<String> failed = checks.stream()
			.filter((check) -> check.outcome() == Outcome.FAILED)
			.map((check) -> "check %s returned %s rows for %s %s, first: %s".formatted(check.check(), check.rows(),
					run.tenant(), run.version(), check.first()))
			.toList();
		return failed.isEmpty() ? null : String.join("; ", failed);
	}

}
