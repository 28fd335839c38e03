package io.tidemark.jobs.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingColumn;
import io.tidemark.jobs.extract.ExtractionSelect;
import io.tidemark.jobs.warehouse.Warehouse;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The yardstick of the extraction: a plain JDBC cursor feeding DuckDB's appender.
 */
final class CursorYardstick {

	private static final int FETCH_SIZE = 10_000;

	private CursorYardstick() {
	}

	static void load(Warehouse warehouse, Connection connection, ExtractionSelect select) throws SQLException {
		List<BillingColumn> columns = select.table().columns();
		String table = "cursor_" + select.table().tableName();
		String types = columns.stream()
			.map((column) -> column.name() + " " + column.type().sqlType())
			.collect(Collectors.joining(", "));
		try (DuckDBConnection target = warehouse.connect();
				Statement create = target.createStatement();
				Statement query = connection.createStatement()) {
			create.execute("create or replace table " + table + " (" + types + ")");
			query.setFetchSize(FETCH_SIZE);
			try (ResultSet rows = query.executeQuery(select.statement());
					DuckDBAppender appender = target.createAppender(table)) {
				while (rows.next()) {
					append(appender, rows, columns);
				}
			}
		}
	}

	private static void append(DuckDBAppender appender, ResultSet rows, List<BillingColumn> columns)
			throws SQLException {
		appender.beginRow();
		for (BillingColumn column : columns) {
			switch (column.type()) {
				case TEXT, KEY -> appender.append(rows.getString(column.name()));
				case INTEGER -> appender.append(rows.getLong(column.name()));
				case DECIMAL -> {
					BigDecimal value = rows.getBigDecimal(column.name());
					appender.append((value != null) ? value.setScale(3, RoundingMode.UNNECESSARY) : null);
				}
				case RATE -> appender.append(rows.getBigDecimal(column.name()));
				case INSTANT -> appender.append(rows.getObject(column.name(), OffsetDateTime.class));
				case DATE -> appender.append(rows.getObject(column.name(), LocalDate.class));
			}
		}
		appender.endRow();
	}

}
