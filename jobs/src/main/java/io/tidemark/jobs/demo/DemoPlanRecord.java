package io.tidemark.jobs.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The note beside the generated rows that says which plan they follow.
 */
final class DemoPlanRecord {

	/**
	 * Raised whenever the generator makes other rows of the same plan.
	 */
	private static final int GENERATOR = 1;

	private static final String CREATE = """
			create table billing.demo_plan (
			    generator integer not null,
			    seed bigint not null,
			    customers integer not null,
			    last_day date not null,
			    zone text not null
			)
			""";

	private static final String INSERT = """
			insert into billing.demo_plan (generator, seed, customers, last_day, zone)
			values (?, ?, ?, ?, ?)
			""";

	private static final String FIND = """
			select 1
			from billing.demo_plan
			where generator = ? and seed = ? and customers = ? and last_day = ? and zone = ?
			""";

	private static final String IS_FOREIGN = """
			select to_regnamespace('billing') is not null and to_regclass('billing.demo_plan') is null
			""";

	private final DemoPlan plan;

	DemoPlanRecord(DemoPlan plan) {
		this.plan = plan;
	}

	static boolean isForeign(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(IS_FOREIGN)) {
			return found.next() && found.getBoolean(1);
		}
	}

	void insert(Connection connection) throws SQLException {
		try (Statement create = connection.createStatement()) {
			create.execute(CREATE);
		}
		try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
			bind(insert);
			insert.executeUpdate();
		}
	}

	boolean exists(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet table = statement.executeQuery("select to_regclass('billing.demo_plan') is not null")) {
			if (!table.next() || !table.getBoolean(1)) {
				return false;
			}
		}
		try (PreparedStatement find = connection.prepareStatement(FIND)) {
			bind(find);
			try (ResultSet found = find.executeQuery()) {
				return found.next();
			}
		}
	}

	private void bind(PreparedStatement statement) throws SQLException {
		statement.setInt(1, GENERATOR);
		statement.setLong(2, this.plan.seed());
		statement.setInt(3, this.plan.customers());
		statement.setObject(4, this.plan.lastDay());
		statement.setString(5, this.plan.zone().getId());
	}

}
