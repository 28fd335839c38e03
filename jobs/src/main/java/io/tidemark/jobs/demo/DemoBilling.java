package io.tidemark.jobs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntConsumer;

import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills the reference billing schema with an invented business.
 */
public final class DemoBilling {

	private static final String SCHEMA = "/io/tidemark/sql/source/billing.sql";

	private static final int BATCH = 100;

	private final DataSource target;

	public DemoBilling(DataSource target) {
		this.target = target;
	}

	/**
	 * Whether the schema holds the rows of that very plan.
	 */
	public boolean isFilled(DemoPlan plan) {
		try (Connection connection = this.target.getConnection()) {
			return new DemoPlanRecord(plan).exists(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the demo's billing database cannot be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Whether there is a schema {@code billing} that no demo has made.
	 */
	public boolean isForeign() {
		try (Connection connection = this.target.getConnection()) {
			return DemoPlanRecord.isForeign(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the demo's billing database cannot be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Drops the schema {@code billing} and creates it with the rows of a plan, all in one
	 * transaction.
	 * @param plan what to generate
	 * @param percent told the progress, from 0 to 100, each number once
	 */
	public void fill(DemoPlan plan, IntConsumer percent) {
		try (Connection connection = this.target.getConnection()) {
			connection.setAutoCommit(false);
			try {
				createSchema(connection);
				load(plan, connection.unwrap(PGConnection.class).getCopyAPI(), percent);
				finish(plan, connection);
				connection.commit();
			}
			catch (IOException | SQLException | RuntimeException ex) {
				connection.rollback();
				throw ex;
			}
		}
		catch (IOException | SQLException ex) {
			throw new IllegalStateException("the demo's billing database cannot be filled: " + ex.getMessage(), ex);
		}
	}

	private static void createSchema(Connection connection) throws IOException, SQLException {
		try (InputStream schema = DemoBilling.class.getResourceAsStream(SCHEMA);
				Statement statement = connection.createStatement()) {
			if (schema == null) {
				throw new IllegalStateException("the billing schema is missing on the class path: " + SCHEMA);
			}
			statement.execute("drop schema if exists billing cascade");
			statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	private static void load(DemoPlan plan, CopyManager copy, IntConsumer percent) throws IOException, SQLException {
		DemoBusiness business = new DemoBusiness(plan);
		BillingRows rows = new BillingRows(plan);
		business.addDealers(rows);
		int customers = business.customers();
		int told = -1;
		for (int customer = 1; customer <= customers; customer++) {
			business.addCustomer(customer, rows);
			if (customer % BATCH == 0) {
				send(rows, copy);
			}
			int done = (int) (99L * customer / customers);
			if (done > told) {
				percent.accept(done);
				told = done;
			}
		}
		send(rows, copy);
		percent.accept(100);
	}

	private static void send(BillingRows rows, CopyManager copy) throws IOException, SQLException {
		for (BillingTable table : BillingTable.values()) {
			String text = rows.take(table);
			if (!text.isEmpty()) {
				copy.copyIn(table.copyStatement(), new StringReader(text));
			}
		}
	}

	private static void finish(DemoPlan plan, Connection connection) throws SQLException {
		new DemoPlanRecord(plan).insert(connection);
		try (Statement statement = connection.createStatement()) {
			for (BillingTable table : BillingTable.values()) {
				statement.execute(table.analyzeStatement());
			}
		}
	}

}
