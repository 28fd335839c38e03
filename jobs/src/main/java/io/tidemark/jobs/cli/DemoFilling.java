package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.demo.DemoBilling;
import io.tidemark.jobs.demo.DemoPlan;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Fills a billing database with the demo's business, up to yesterday.
 *
 * @param seed the same seed makes the same business
 * @param customers how many customers the business has
 * @param zone the zone of its days
 */
record DemoFilling(long seed, int customers, ZoneId zone) {

	/**
	 * Fill a database, unless it has these very rows already.
	 * @param url the JDBC URL of the database
	 * @param username who may create the schema billing there, null if the url says it
	 * @param password the user's password
	 * @param err is told the progress
	 * @throws ConfigurationInvalid if its schema billing is not a demo's
	 */
	void fill(String url, @Nullable String username, @Nullable String password, PrintWriter err) {
		PGSimpleDataSource database = new PGSimpleDataSource();
		database.setUrl(url);
		if (username != null) {
			database.setUser(username);
			database.setPassword(password);
		}
		DemoBilling billing = new DemoBilling(database);
		if (billing.isForeign()) {
			throw new ConfigurationInvalid(
					"The database has a schema billing that is not a demo's, and is left alone: name another tenant.");
		}
		DemoPlan plan = new DemoPlan(this.seed, this.customers, LocalDate.now(Clock.system(this.zone)).minusDays(1),
				this.zone);
		if (!billing.isFilled(plan)) {
			fill(billing, plan, err);
		}
	}

	private void fill(DemoBilling billing, DemoPlan plan, PrintWriter err) {
		err.println("Filling a billing database with %s customers and five years of business ..."
			.formatted(Integer.toString(this.customers)));
		try (ShownProgress progress = ShownProgress.start(err, 100)) {
			progress.working("fill");
			PercentSteps steps = new PercentSteps(progress);
			billing.fill(plan, steps::reach);
		}
	}

	/**
	 * Tells percents as parts.
	 */
	private static final class PercentSteps {

		private final ShownProgress progress;

		private int reached;

		PercentSteps(ShownProgress progress) {
			this.progress = progress;
		}

		void reach(int percent) {
			while (this.reached < Math.min(percent, 100)) {
				this.progress.done();
				this.reached++;
			}
		}

	}

}
