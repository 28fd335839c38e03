package io.tidemark.jobs.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.billing.ColumnType;
import io.tidemark.jobs.extract.ExtractionSelect;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import io.tidemark.model.Model;
import io.tidemark.model.ModelPlan;
import io.tidemark.model.Seed;

/**
 * The yardstick of the figures: the same SQL files, run live in the billing database.
 */
final class LiveFigures implements AutoCloseable {

	private final Connection connection;

	LiveFigures(String url, WarehouseSettings settings) throws SQLException {
		this.connection = DriverManager.getConnection(url);
		execute("drop schema if exists live cascade");
		execute("create schema live");
		execute("set search_path = live");
		execute(settings.engineSql("postgresql"));
		for (Seed seed : ModelPlan.load().seeds()) {
			seed(seed);
		}
		execute("create table excluded_invoice_statuses (status_key text)");
		for (String status : settings.excludedInvoiceStatuses()) {
			execute("insert into excluded_invoice_statuses values (lower('" + status + "'))");
		}
		for (BillingTable table : BillingTable.values()) {
			ExtractionSelect select = ExtractionSelect.find("tidemark", table).orElseThrow();
			execute("create view raw_" + table.tableName() + " as " + select.columns(textKeys(table)));
			execute("create view " + table.stagingModel() + " as\n" + Model.load(table.stagingModel()).sql());
		}
	}

	private void seed(Seed seed) throws SQLException {
		execute("create table " + seed.name() + " (" + seed.columns() + ")");
		for (List<String> row : seed.rows()) {
			execute("insert into " + seed.name() + " values ('" + String.join("', '", row) + "')");
		}
	}

	private static String textKeys(BillingTable table) {
		return table.columns()
			.stream()
			.map((column) -> (column.type() == ColumnType.KEY)
					? "cast(" + column.name() + " as text) as " + column.name() : column.name())
			.collect(Collectors.joining(", "));
	}

	void compute() throws SQLException {
		for (Model model : models()) {
			create(model.isView() ? "view" : "unlogged table", model);
		}
	}

	/**
	 * Let every model be a view, so that a figure is computed whenever it is read.
	 */
	void declare() throws SQLException {
		for (Model model : models()) {
			create("view", model);
		}
	}

	/**
	 * Read all rows of a figure.
	 * @return how many seconds that took
	 */
	double read(String figure) throws SQLException {
		long start = System.nanoTime();
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("select * from " + figure)) {
			while (rows.next()) {
				rows.getString(1);
			}
		}
		return (System.nanoTime() - start) / 1e9;
	}

	private static List<Model> models() {
		return Stream.concat(ModelPlan.load().kpis().stream(), ModelPlan.load().revenue().stream()).toList();
	}

	private void create(String kind, Model model) throws SQLException {
		execute("create " + kind + " " + model.name() + " as\n" + model.sql());
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() throws SQLException {
		execute("drop schema live cascade");
		this.connection.close();
	}

}
