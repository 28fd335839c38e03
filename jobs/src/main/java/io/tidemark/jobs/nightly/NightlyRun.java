package io.tidemark.jobs.nightly;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.publish.ManifestBuilder;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import io.tidemark.model.ModelPlan;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The run of a job execution, with its source and its open warehouse.
 */
@Component
@JobScope
class NightlyRun implements AutoCloseable {

	private final String tenant;

	private final SnapshotVersion version;

	private final Instant dataAsOf;

	private final @Nullable Scheduled scheduled;

	private final TenantProperties properties;

	private final BillingSource source;

	private final Warehouse warehouse;

	private final Clock clock;

	NightlyRun(@Value("#{jobParameters['tenant']}") String tenant,
			@Value("#{jobParameters['businessDate']}") LocalDate businessDate,
			@Value("#{jobParameters['revision']}") int revision, @Value("#{jobParameters['dataAsOf']}") String dataAsOf,
			@Value("#{jobParameters['dueAt']}") @Nullable String dueAt,
			@Value("#{jobParameters['startedAt']}") @Nullable String startedAt,
			@Value("#{jobParameters['late']}") @Nullable String late,
			@Value("#{jobParameters['fingerprint']}") String fingerprint,
			@Value("#{jobExecution}") JobExecution execution, TidemarkProperties configuration, RunFolders folders,
			Clock clock) {
		this.tenant = tenant;
		this.version = new SnapshotVersion(businessDate, revision);
		this.dataAsOf = Instant.parse(dataAsOf);
		this.scheduled = (dueAt != null && startedAt != null)
				? new Scheduled(Instant.parse(dueAt), Instant.parse(startedAt), Boolean.parseBoolean(late)) : null;
		this.properties = configuration.tenant(tenant);
		this.source = BillingSource.of(this.properties.source(), this.properties.tables(), folders.configuration(),
				configuration.warehouse().connections(), clock);
		this.warehouse = Warehouse.open(folders.warehouse(tenant, this.version), configuration.warehouse(),
				WarehouseSettings.of(this.properties, businessDate),
				RunFolders.fingerprint(fingerprint, execution.getJobInstance()));
		this.clock = clock;
	}

	String tenant() {
		return this.tenant;
	}

	SnapshotVersion version() {
		return this.version;
	}

	TenantProperties properties() {
		return this.properties;
	}

	BillingSource source() {
		return this.source;
	}

	Warehouse warehouse() {
		return this.warehouse;
	}

	static String programVersion() {
		String version = NightlyRun.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

	void noteExtraction() {
		this.warehouse.execute("create or replace table extraction (data_as_of varchar, extracted_at varchar)");
		this.warehouse.update("insert into extraction values (?, ?)", this.dataAsOf.toString(),
				this.clock.instant().toString());
	}

	/**
	 * Return what makes the manifest, of the extraction of perhaps an earlier attempt.
	 */
	ManifestBuilder manifest(List<CheckResult> checks) {
		return this.warehouse
			.query("select data_as_of, extracted_at from extraction",
					(row, number) -> new ManifestBuilder(this.warehouse, this.tenant, this.version,
							this.properties.timeZone().getId(), this.properties.movements().label(),
							Instant.parse(row.getString("data_as_of")), Instant.parse(row.getString("extracted_at")),
							programVersion(), ModelPlan.load().version(), checks, this.properties.tables(),
							this.scheduled, this.properties.countPastDue()))
			.get(0);
	}

	@Override
	public void close() {
		this.warehouse.close();
	}

}
