package io.tidemark.jobs.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.jobs.alert.AlertPlan;
import io.tidemark.jobs.delivery.DeliveryConfiguration;
import io.tidemark.jobs.nightly.NightlyConfiguration;
import io.tidemark.jobs.nightly.RunFolders;
import io.tidemark.jobs.schedule.ScheduleConfiguration;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a command works on: the configuration, the working folder and the open store.
 *
 * @param properties the configuration
 * @param folders where runs work
 * @param store the open store
 */
record Installation(TidemarkProperties properties, RunFolders folders, ReportStore store) implements AutoCloseable {

	static Installation open(TidemarkProperties properties, Path home, Path configurationFolder) {
		return new Installation(properties, new RunFolders(home, configurationFolder),
				ReportStore.open(properties.store(), home));
	}

	SnapshotStore snapshots() {
		return this.store.snapshots();
	}

	/**
	 * Start what runs tenants.
	 * @param parallelRuns how many at a time share the memory
	 * @param progress is told how far a run is
	 */
	ConfigurableApplicationContext startJobs(int parallelRuns, Progress progress) {
		return this.store.start(
				NightlyConfiguration.beans(this.properties.sharedBy(parallelRuns), this.folders, progress),
				NightlyConfiguration.class);
	}

	/**
	 * Start what delivers reports.
	 */
	ConfigurableApplicationContext startDelivery() {
		return this.store.start(DeliveryConfiguration.beans(this.properties, this.folders.home(),
				this.folders.configuration(), Clock.systemUTC()), DeliveryConfiguration.class, AlertPlan.class);
	}

	/**
	 * Start what runs tenants and delivers reports when they are due.
	 */
	ConfigurableApplicationContext startScheduler(PartialConfiguration configuration) {
		TidemarkProperties shared = this.properties.sharedBy(configuration.properties().parallelRuns());
		return this.store.start((context) -> {
			NightlyConfiguration.beans(shared, this.folders, Progress.NONE).initialize(context);
			context.registerBean(PartialConfiguration.class, () -> configuration);
		}, ScheduleConfiguration.class);
	}

	/**
	 * Return the tenant that a command is about: the one that is named, or the only one
	 * there is.
	 */
	String tenant(@Nullable String named) {
		List<String> stored = snapshots().findTenants();
		if (named != null) {
			if (!stored.contains(named) && !this.properties.tenants().containsKey(named)) {
				throw new NotFound(
						"There is no tenant '%s': neither the configuration nor the store has it.".formatted(named));
			}
			return named;
		}
		List<String> known = stored.isEmpty() ? this.properties.tenants().keySet().stream().sorted().toList() : stored;
		if (known.size() != 1) {
			throw known.isEmpty() ? new NotFound("There is no tenant yet: configure one and run it.")
					: new QueryInvalid("Choose a tenant with --tenant: %s.".formatted(String.join(", ", known)));
		}
		return known.get(0);
	}

	@Override
	public void close() {
		this.store.close();
	}

}
