package io.tidemark.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingColumn;
import io.tidemark.billing.BillingTable;
import org.postgresql.PGConnection;

/**
 * The seed world in a PostgreSQL, in a schema that is not the reference's, with a mapping
 * of its own.
 */
public final class SeedWorldDatabase {

	private static final String SCHEMA = """
			create type interval_unit as enum ('day', 'week', 'fortnight', 'month', 'quarter', 'year');
			create domain money_amount as numeric;
			create table dealers (dealer_code text primary key, dealer_name varchar(80));
			create table exchange_rates (day date, from_currency text, to_currency char(3), rate numeric);
			create table customers (
				customer_id varchar(40) primary key, status text, dealer_code text, created_at timestamptz);
			create table numbers (
				number_id int4, customer_id text, status varchar, type text, dealer_code text,
				created_at timestamptz);
			create table features (
				feature_id int2, customer_id text, status text, type text, dealer_code varchar, currency char(3),
				charge_kind varchar(20), charge_amount numeric(12, 3), quantity numeric(8, 1),
				interval_unit interval_unit, interval_count int2, created_at timestamptz);
			create table invoices (
				invoice_id int8, customer_id text, dealer_code text, currency text, status text,
				issued_at timestamptz, due_on date, amount numeric, outstanding numeric(18, 3));
			create table invoice_items (
				invoice_item_id int8, invoice_id int8, category text, net_amount money_amount,
				tax_amount numeric(18, 3));
			create table subscription_periods (
				period_id int4, subscription_id text, customer_id text, currency text, product text,
				unit_amount numeric(18, 3), quantity int4, discount_amount int8, interval_unit interval_unit,
				interval_count int4, charge_kind text, phase text, valid_from timestamptz, valid_to timestamptz);
			""";

	private final String url;

	private SeedWorldDatabase(String url) {
		this.url = url;
	}

	/**
	 * Load the seed world's files into a new database.
	 * @return the database
	 */
	public static SeedWorldDatabase create() {
		SeedWorldDatabase database = new SeedWorldDatabase(TestPostgres.createDatabase());
		database.execute(SCHEMA);
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("set timezone = '" + SeedWorld.ZONE + "'");
			for (BillingTable table : BillingTable.values()) {
				try (var csv = Files.newBufferedReader(SeedWorld.path("source/" + table.tableName() + ".csv"))) {
					connection.unwrap(PGConnection.class)
						.getCopyAPI()
						.copyIn("copy " + table.tableName() + " from stdin (format csv, header, encoding 'UTF8')", csv);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return database;
	}

	/**
	 * Write a select for every table.
	 * @param folder where they go
	 * @return the same folder
	 */
	public static Path writeMapping(Path folder) {
		for (BillingTable table : BillingTable.values()) {
			writeSelect(folder, table, "select " + columns(table) + " from " + table.tableName());
		}
		return folder;
	}

	/**
	 * Write the select of one table.
	 * @param folder where it goes
	 * @param table the table
	 * @param select the select
	 */
	public static void writeSelect(Path folder, BillingTable table, String select) {
		try {
			Files.createDirectories(folder);
			Files.writeString(folder.resolve(table.tableName() + ".sql"), "-- For a test.\n" + select + ";\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the columns of a table in an order that is not the model's.
	 */
	private static String columns(BillingTable table) {
		return table.columns().stream().map(BillingColumn::name).sorted().collect(Collectors.joining(", "));
	}

	/**
	 * Return a tenant whose source is this database.
	 * @param name the tenant's name
	 * @param mapping the folder of its selects
	 * @return the tenant as YAML
	 */
	public String tenant(String name, Path mapping) {
		return """
				%s:
				  time-zone: %s
				  source:
				    url: "%s"
				    mapping: %s
				""".formatted(name, SeedWorld.ZONE, this.url, mapping);
	}

	public void execute(String sql) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url);
	}

}
