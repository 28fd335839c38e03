package io.tidemark.jobs.cli.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.delivery.MailTransport;
import io.tidemark.jobs.delivery.ReportPreview;
import io.tidemark.jobs.delivery.ReportWriter;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.nightly.RunFolders;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.jobs.schedule.Schedule;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Tries all that the configuration names, tenant by tenant, and changes nothing.
 */
final class ConfigurationCheck {

	private final TidemarkProperties properties;

	private final RunFolders folders;

	private final StoreCheck store;

	private final Warehouse scratch;

	private final Clock clock;

	private final Findings findings;

	private final MailTransport transport;

	private final ReportPreview reports;

	/**
	 * Create the check.
	 * @param store the store, as far as it could be checked
	 * @param scratch an empty warehouse that nothing is kept of
	 */
	ConfigurationCheck(TidemarkProperties properties, RunFolders folders, StoreCheck store, Warehouse scratch,
			Clock clock, Findings findings) {
		this.properties = properties;
		this.folders = folders;
		this.store = store;
		this.scratch = scratch;
		this.clock = clock;
		this.findings = findings;
		this.transport = MailTransport.of(properties.mail(), folders.home());
		SnapshotStore snapshots = new SnapshotStore(store.current().orElseGet(DriverManagerDataSource::new));
		this.reports = new ReportPreview(properties, new ReportWriter(properties, folders.configuration(), snapshots),
				this.transport, clock);
	}

	void mail() {
		this.findings.check(null, "mail", () -> {
			this.transport.check();
			return this.transport.place();
		});
	}

	void tenant(String name) {
		TenantProperties tenant = this.properties.tenant(name);
		Optional<Optional<Schedule>> schedule = this.findings.attempt(name, "schedule",
				() -> Schedule.find(name, tenant));
		schedule.flatMap((found) -> found).ifPresent((found) -> schedule(name, found));
		this.findings.check(name, "source", () -> source(tenant));
		Optional<Snapshot> latest = this.store.current()
			.flatMap((dataSource) -> new SnapshotStore(dataSource).findLatestPublished(name));
		boolean isGood = true;
		for (String report : tenant.reports().keySet()) {
			isGood &= this.findings.check(name, "report " + report,
					() -> this.reports.check(name, report, latest.orElse(null)));
		}
		if (schedule.isPresent()) {
			ZonedDateTime run = schedule.get().map((each) -> each.next(this.clock.instant())).orElse(null);
			this.findings.next(name, nextRun(name, tenant, run) + "; "
					+ (isGood ? nextReports(name, tenant, run) : "a report needs correction") + retention(name));
		}
	}

	private void schedule(String name, Schedule schedule) {
		this.findings.check(name, "schedule", () -> "%s in %s".formatted(schedule.expression(), schedule.zone()));
		schedule.findSkipped(this.clock.instant())
			.ifPresent((time) -> this.findings.warn(name, "schedule",
					"The clocks of %s jump over %s, so the run starts at the jump: choose another time if it matters"
						.formatted(schedule.zone(), time)));
	}

	private String source(TenantProperties tenant) {
		return "%s: %s".formatted(tenant.source().place(),
				BillingSource
					.of(tenant.source(), this.folders.configuration(), this.properties.warehouse().connections(),
							this.clock)
					.check(this.scratch));
	}

	private String nextRun(String name, TenantProperties tenant, @Nullable ZonedDateTime run) {
		Instant now = this.clock.instant();
		if (run == null) {
			return "no schedule, so 'run --tenant %s' runs it, which now would close %s".formatted(name,
					closes(tenant, now));
		}
		Duration wait = Duration.between(now, run.toInstant());
		String words = (wait.toDays() >= 2) ? wait.toDays() + " days"
				: (wait.toHours() >= 1) ? wait.toHours() + " h" : wait.toMinutes() + " min";
		return "next run %s (in %s), closes %s".formatted(ConsoleCommand.TIME.format(run), words,
				closes(tenant, run.toInstant()));
	}

	private static String closes(TenantProperties tenant, Instant runAt) {
		Instant asOf = tenant.source().asOf();
		if (asOf == null && tenant.source().files() != null) {
			return "the day before the newest file";
		}
		return ((asOf != null) ? asOf : runAt).atZone(tenant.timeZone()).toLocalDate().minusDays(1).toString();
	}

	private String nextReports(String name, TenantProperties tenant, @Nullable ZonedDateTime run) {
		Instant published = (run != null) ? run.toInstant() : this.clock.instant();
		return tenant.reports().isEmpty() ? "no reports"
				: tenant.reports()
					.keySet()
					.stream()
					.map((report) -> "report '%s' %s".formatted(report, this.reports.next(name, report, published)))
					.collect(Collectors.joining(", "));
	}

	private String retention(String name) {
		return this.store.current().map((dataSource) -> {
			long dropped = new SnapshotRetention(dataSource, this.properties.retention(), this.clock).plan(name)
				.stream()
				.filter((verdict) -> !verdict.isKept())
				.count();
			return "; retention would drop %s".formatted((dropped == 1) ? "1 snapshot" : dropped + " snapshots");
		}).orElse("");
	}

	/**
	 * Warn of tenants that the store knows and the configuration does not.
	 */
	void forgotten() {
		Set<String> configured = this.properties.tenants().keySet();
		this.store.current()
			.ifPresent((dataSource) -> new SnapshotStore(dataSource).findTenants()
				.stream()
				.filter((tenant) -> !configured.contains(tenant))
				.forEach((tenant) -> this.findings.warn(tenant, "configuration",
						"The tenant has snapshots in the store but is not configured; they are kept and served")));
	}

}
