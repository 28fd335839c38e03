package io.tidemark.jobs.extract;

import java.util.Optional;
import io.tidemark.billing.ColumnType;
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

	/**
	 * A column of an extraction select, with the type that the server gives it.
	 *
	 * @param declaredType the type as declared, a domain perhaps
	 * @param wireType the type that is sent, which is a domain's base type
	 * @param isText whether it is sent as text, as enums are too
	 * @param castTargets which of the model's other types it can be cast to
	 */
	record SourceColumn(String name, String declaredType, String wireType, boolean isText, Set<String> castTargets) {

		private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

		private static final String ZONE = " at time zone 'UTC'";

		/**
		 * Find the decoder to a type of the model; there is none where a cast would have
		 * to guess or to lose something.
		 */
		Optional<ColumnDecoder> decoder(ColumnType type) {
			boolean isInteger = INTEGERS.contains(this.wireType);
			return Optional.ofNullable(switch (type) {
				case TEXT -> this.isText ? text() : null;
				case KEY -> isInteger ? ColumnDecoder.INTEGER_TEXT
						: this.wireType.equals("uuid") ? ColumnDecoder.UUID_TEXT : this.isText ? text() : null;
				case INTEGER -> isInteger ? ColumnDecoder.INTEGER : null;
				case DECIMAL -> isInteger ? ColumnDecoder.INTEGER_NUMERIC
						: this.wireType.equals("numeric") ? ColumnDecoder.NUMERIC : null;
				case RATE -> this.wireType.equals("numeric") ? ColumnDecoder.RATE : null;
				case INSTANT -> this.wireType.equals("timestamp with time zone") ? ColumnDecoder.INSTANT : null;
				case DATE -> this.wireType.equals("date") ? ColumnDecoder.DATE : null;
			});
		}

		private ColumnDecoder text() {
			return this.wireType.equals("character") ? ColumnDecoder.PADDED_TEXT : ColumnDecoder.TEXT;
		}

		/**
		 * Say what to do about a column that has no decoder to a type of the model.
		 */
		String advice(ColumnType type) {
			return findCast(type)
				.map((cast) -> "Cast it in the select: %s as %s%s.".formatted(cast, this.name,
						cast.contains(ZONE) ? ", with your own zone in place of UTC" : ""))
				.orElse("It can't be cast to that: select another column.");
		}

		private Optional<String> findCast(ColumnType type) {
			return switch (type) {
				case TEXT, KEY -> Optional.of("cast(%s as text)".formatted(this.name));
				case INTEGER -> findCast("bigint");
				case DECIMAL -> findCast(isFloat() ? "numeric(18, 3)" : "numeric");
				case RATE -> findCast(isFloat() ? "numeric(18, 10)" : "numeric");
				case INSTANT -> switch (this.wireType) {
					case "timestamp without time zone" -> Optional.of(this.name + ZONE);
					case "date" -> Optional.of("cast(%s as timestamp)".formatted(this.name) + ZONE);
					default -> findCast("timestamp with time zone");
				};
				case DATE -> this.wireType.equals("timestamp with time zone")
						? Optional.of("cast(%s as date)".formatted(this.name + ZONE)) : findCast("date");
			};
		}

		private Optional<String> findCast(String target) {
			return this.castTargets.contains(target.replaceFirst("\\(.*", ""))
					? Optional.of("cast(%s as %s)".formatted(this.name, target)) : Optional.empty();
		}

		private boolean isFloat() {
			return this.wireType.equals("real") || this.wireType.equals("double precision");
		}

	}

}
