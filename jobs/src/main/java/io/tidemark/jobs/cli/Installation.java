package io.tidemark.jobs.cli;

import java.nio.file.Path;
import java.time.Clock;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.NotFound;
import io.tidemark.jobs.alert.AlertPlan;
import io.tidemark.jobs.delivery.DeliveryConfiguration;
import io.tidemark.jobs.nightly.NightlyConfiguration;
import io.tidemark.jobs.nightly.RunFolders;
import io.tidemark.jobs.schedule.HealthConfiguration;
import io.tidemark.jobs.schedule.ScheduleConfiguration;
import io.tidemark.jobs.store.JobsApplication;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a command works on: the configuration, the working folder and the open store.
 */
public record Installation(TidemarkProperties properties, RunFolders folders,
		ReportStore store) implements AutoCloseable {

	public static Installation open(TidemarkProperties properties, Path home, Path configurationFolder) {
		return new Installation(properties, new RunFolders(home, configurationFolder),
				ReportStore.open(properties.store(), home));
	}

	public SnapshotStore snapshots() {
		return this.store.snapshots();
	}

	/**
	 * Start what runs tenants.
	 * @param parallelRuns how many at a time share the memory
	 */
	public ConfigurableApplicationContext startJobs(int parallelRuns, Progress progress) {
		return this.store.start(
				NightlyConfiguration.beans(this.properties.sharedBy(parallelRuns), this.folders, progress),
				NightlyConfiguration.class);
	}

	public ConfigurableApplicationContext startDelivery() {
		return this.store.start(DeliveryConfiguration.beans(this.properties, this.folders.home(),
				this.folders.configuration(), Clock.systemUTC()), DeliveryConfiguration.class, AlertPlan.class);
	}

	/**
	 * Start what runs tenants and delivers reports when they are due.
	 */
	public ConfigurableApplicationContext startScheduler(PartialConfiguration configuration) {
		TidemarkProperties shared = this.properties.sharedBy(configuration.properties().parallelRuns());
		ConfigurableApplicationContext scheduler = this.store.start((context) -> {
			NightlyConfiguration.beans(shared, this.folders, Progress.NONE).initialize(context);
			context.registerBean(PartialConfiguration.class, () -> configuration);
		}, ScheduleConfiguration.class);
		Integer port = this.properties.scheduler().managementPort();
		if (port != null) {
			JobsApplication.serve(scheduler, port, HealthConfiguration.class);
		}
		return scheduler;
	}

	/**
	 * Check that a tenant is configured or has snapshots.
	 */
	public void requireTenant(String name) {
		if (!this.properties.tenants().containsKey(name) && !snapshots().findTenants().contains(name)) {
			throw new NotFound(
					"There is no tenant '%s': neither the configuration nor the store has it.".formatted(name));
		}
	}

	@Override
	public void close() {
		this.store.close();
	}

}
