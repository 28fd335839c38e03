package io.tidemark.jobs.cli.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.tidemark.config.SourceProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.ShownProgress;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.jobs.nightly.RunSummary;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The nights that the demo's tenant lives through.
 */
final class DemoNights {

	/**
	 * How many days ago the nights are, so that there is a month, a week and a day to
	 * compare with.
	 */
	private static final List<Integer> DAYS_AGO = List.of(30, 7, 2, 1, 0);

	private static final LocalTime RUN_TIME = LocalTime.of(1, 30);

	private final Installation installation;

	private final String tenant;

	private final DemoBusiness business;

	private final @Nullable Snapshot previous;

	private final List<ZonedDateTime> nights;

	/**
	 * Look which nights the tenant has still to live through.
	 * @throws ConfigurationInvalid if its source is not one that a demo may fill
	 */
	DemoNights(Installation installation, String tenant, long seed, int customers) {
		TenantProperties properties = installation.properties().tenant(tenant);
		ZoneId zone = properties.timeZone();
		Instant now = Clock.systemUTC().instant();
		LocalDate today = now.atZone(zone).toLocalDate();
		this.installation = installation;
		this.tenant = tenant;
		this.business = new DemoBusiness(database(tenant, properties.source()), seed, customers, zone,
				today.minusDays(1).getYear());
		if (this.business.isForeign()) {
			throw new ConfigurationInvalid(
					"The database of %s has a schema billing that no demo has made: ".formatted(tenant)
							+ "name a tenant whose database may be filled.");
		}
		this.previous = installation.snapshots().findLatestPublished(tenant).orElse(null);
		LocalDate last = (this.previous != null) ? this.previous.version().businessDate() : LocalDate.MIN;
		this.nights = DAYS_AGO.stream()
			.map(today::minusDays)
			.filter((day) -> day.equals(today) || day.minusDays(1).isAfter(last))
			.map((day) -> day.atTime(RUN_TIME).atZone(zone))
			.map((night) -> night.toInstant().isAfter(now) ? now.atZone(zone) : night)
			.toList();
	}

	private static DataSource database(String tenant, SourceProperties source) {
		if (source.url() == null) {
			throw new ConfigurationInvalid(
					"The source of %s is files, but the demo fills a database: ".formatted(tenant)
							+ "name a tenant that reads one.");
		}
		DriverManagerDataSource database = new DriverManagerDataSource(source.url());
		database.setUsername(source.username());
		database.setPassword(source.password());
		return database;
	}

	/**
	 * Return the tenant's snapshot of before, null if it has none.
	 */
	@Nullable Snapshot previous() {
		return this.previous;
	}

	/**
	 * Bring the source to last night's state without running the job.
	 */
	void fill() {
		this.business.make();
		this.business.fill(this.nights.get(this.nights.size() - 1).toInstant());
	}

	/**
	 * Fill the source and run the nightly job, night after night.
	 */
	Snapshot live(PrintWriter out, PrintWriter err) throws IOException {
		List<Snapshot> lived = new ArrayList<>();
		int last = this.nights.size() - 1;
		err.println("Making a business of five years, and running the nightly job as of %s.".formatted(
				this.nights.stream().map((night) -> night.toLocalDate().toString()).collect(Collectors.joining(", "))));
		ShownProgress progress = new ShownProgress(err);
		try {
			progress.expect(1 + this.nights.size() * (1 + RunLauncher.parts()));
			progress.working("business");
			this.business.make();
			progress.done();
			lived.addAll(live(withoutReports(), this.nights.subList(0, last), progress));
			lived.addAll(live(this.installation, this.nights.subList(last, last + 1), progress));
		}
		finally {
			progress.end();
		}
		if (last > 0) {
			out.println("Published %s %s.".formatted(this.tenant,
					lived.subList(0, last)
						.stream()
						.map((snapshot) -> snapshot.version().toString())
						.collect(Collectors.joining(", "))));
		}
		new RunSummary(this.installation.snapshots()).write(lived.get(last),
				(last > 0) ? lived.get(last - 1) : this.previous, out);
		return lived.get(last);
	}

	private List<Snapshot> live(Installation configured, List<ZonedDateTime> some, ShownProgress progress) {
		List<Snapshot> lived = new ArrayList<>();
		try (ConfigurableApplicationContext jobs = configured.startJobs(1, progress)) {
			RunLauncher launcher = jobs.getBean(RunLauncher.class);
			for (ZonedDateTime night : some) {
				progress.next(night.toLocalDate().toString());
				progress.working("billing");
				this.business.fill(night.toInstant());
				progress.done();
				lived.add(launcher.run(this.tenant, night.toInstant(), null));
			}
		}
		return lived;
	}

	/**
	 * Return the installation that mails nothing: only the last night's mails are of use.
	 */
	private Installation withoutReports() {
		TidemarkProperties all = this.installation.properties();
		TenantProperties of = all.tenant(this.tenant);
		TenantProperties silent = new TenantProperties(of.timeZone(), of.schedule(), of.movements(), of.countPastDue(),
				of.source(), of.excludedInvoiceStatuses(), of.maxRejectedShare(), of.lateAfter(), of.guards(), Map.of(),
				Map.of(), of.reportingCurrency());
		return new Installation(
				new TidemarkProperties(all.store(), all.warehouse(), all.api(), all.mail(), all.reports(),
						all.retention(), all.scheduler(), Map.of(this.tenant, silent)),
				this.installation.folders(), this.installation.store());
	}

}
