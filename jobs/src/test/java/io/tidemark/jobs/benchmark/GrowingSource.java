package io.tidemark.jobs.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

import io.tidemark.jobs.cli.run.DemoBusiness;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A generated billing database that goes through one day of business at a time, with
 * further edits.
 */
final class GrowingSource {

	private final PGSimpleDataSource database = new PGSimpleDataSource();

	private final GrowthPlan plan;

	private final DemoBusiness business;

	/**
	 * Open the source, without a memory of earlier edits.
	 * @param url a database whose schemas billing and growth may be replaced
	 * @param plan what happens each night
	 */
	GrowingSource(String url, GrowthPlan plan) throws SQLException {
		this.database.setUrl(url);
		this.plan = plan;
		this.business = new DemoBusiness(this.database, GrowthPlan.SEED, plan.customers(), GrowthPlan.ZONE,
				GrowthPlan.LAST_DAY.getYear());
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop schema if exists growth cascade");
		}
	}

	/**
	 * Bring the database to the end of a day.
	 * @param day the local day that ends
	 * @return how many rows there are and how many differ from the night before
	 */
	Change close(LocalDate day) throws SQLException {
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			// Without the edits of the nights before, which all are made again.
			statement.execute("drop schema if exists billing cascade");
		}
		this.business.make();
		this.business.fill(day.plusDays(1).atStartOfDay(GrowthPlan.ZONE).toInstant());
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set time zone '" + GrowthPlan.ZONE.getId() + "'");
			statement.execute("set growth.night = '" + day + "'");
			statement.execute("set growth.share = '" + this.plan.changed().toPlainString() + "'");
			statement.execute("set growth.days = '" + this.plan.withinDays() + "'");
			statement.execute(Benchmarks.sql("growth_night"));
			try (ResultSet row = statement.executeQuery("select row_count, changed_row_count from growth.outcome")) {
				row.next();
				return new Change(row.getLong(1), row.getLong(2));
			}
		}
	}

	/**
	 * What a night did to the source.
	 *
	 * @param rows the rows there are, of all tables
	 * @param changedRows the rows that are new, changed or gone since the night before
	 */
	record Change(long rows, long changedRows) {

		double share() {
			return (double) this.changedRows / this.rows;
		}

	}

}
