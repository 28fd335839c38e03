package io.tidemark.jobs.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingColumn;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.sql.SqlFile;

/**
 * Asks the server which columns an extraction select has, without running it for rows.
 */
record SelectDescription(Connection source) {

	/**
	 * Return how to read each column of the select's table, in the model's order.
	 * @throws SourceInvalid if the select lacks a column, has one too many or one of a
	 * type that can't be read
	 * @throws SQLException if the server refuses the select
	 */
	List<ColumnDecoder> decoders(ExtractionSelect select) throws SQLException {
		SourceFile.checkNames(select.origin(), select.table(), names(select));
		List<SourceColumn> columns = columns(select);
		List<ColumnDecoder> decoders = new ArrayList<>();
		for (int index = 0; index < columns.size(); index++) {
			SourceColumn column = columns.get(index);
			BillingColumn model = select.table().columns().get(index);
			decoders.add(
					column.decoder(model.type())
						.orElseThrow(() -> new SourceInvalid("%s gives %s as %s, but the model wants %s. %s".formatted(
								select.origin(), column.name(), column.declaredType(), model.type().description(),
								column.advice(model.type())))));
		}
		return decoders;
	}

	private List<String> names(ExtractionSelect select) throws SQLException {
		// Not a prepared statement, in which a question mark, PostgreSQL's operator on
		// JSON, would be a parameter.
		try (Statement statement = this.source.createStatement();
				ResultSet nothing = statement.executeQuery(select.columns("*") + " limit 0")) {
			List<String> names = new ArrayList<>();
			for (int column = 1; column <= nothing.getMetaData().getColumnCount(); column++) {
				names.add(nothing.getMetaData().getColumnLabel(column));
			}
			return names;
		}
	}

	private List<SourceColumn> columns(ExtractionSelect select) throws SQLException {
		List<SourceColumn> columns = new ArrayList<>();
		try (PreparedStatement statement = this.source.prepareStatement(SqlFile.load("extract/column_types"))) {
			statement.setString(1, typeIds(select));
			try (ResultSet types = statement.executeQuery()) {
				for (BillingColumn column : select.table().columns()) {
					types.next();
					columns.add(new SourceColumn(column.name(), types.getString("declared_type"),
							types.getString("wire_type"), types.getBoolean("is_text"),
							Set.of((String[]) types.getArray("cast_targets").getArray())));
				}
			}
		}
		return columns;
	}

	/**
	 * Ask for the types of the model's columns. A scalar subquery has its column's type
	 * even where there is no row.
	 */
	private String typeIds(ExtractionSelect select) throws SQLException {
		String typesOf = select.table()
			.columns()
			.stream()
			.map((column) -> "pg_catalog.pg_typeof((select %s from model limit 0))::oid".formatted(column.name()))
			.collect(Collectors.joining(", "));
		try (Statement statement = this.source.createStatement();
				ResultSet ids = statement
					.executeQuery("with model as (\n%s\n) select array[%s]".formatted(select.statement(), typesOf))) {
			ids.next();
			return ids.getString(1);
		}
	}

}
