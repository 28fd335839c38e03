package io.tidemark.jobs.extract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingColumn;
import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.warehouse.Warehouse;

/**
 * The columns of a table that came as text, given their types without any loss.
 *
 * @param table the table, whose text is in {@code text_<table>}
 */
record TypedColumns(BillingTable table) {

	String select() {
		return "select " + this.table.columns()
			.stream()
			.map((column) -> typed(column) + " as " + column.name())
			.collect(Collectors.joining(", ")) + " from text_" + this.table.tableName();
	}

	/**
	 * Return the select list of the control sums, which reads the text by itself.
	 */
	String controls() {
		return ControlSums.select(this.table, TypedColumns::number);
	}

	Optional<Misfit> findMisfit(Warehouse warehouse) {
		for (BillingColumn column : this.table.columns()) {
			List<String> values = warehouse
				.query("select %s from text_%s where %s limit 1".formatted(column.name(), this.table.tableName(),
						isMisfit(column)))
				.stream()
				.map((row) -> String.valueOf(row.get(0)))
				.toList();
			if (!values.isEmpty()) {
				return Optional.of(new Misfit(column, values.get(0)));
			}
		}
		return Optional.empty();
	}

	private static String isMisfit(BillingColumn column) {
		String text = text(column);
		return switch (column.type()) {
			case TEXT, KEY -> "false";
			case INTEGER, DECIMAL, RATE -> "%s is not null and (%s is null or %s <> %s)".formatted(text, typed(column),
					number(column), typed(column));
			case INSTANT, DATE -> "%1$s is not null and (%2$s is null or %3$s)".formatted(text, typed(column),
					isOutsideTheYears(typed(column)));
		};
	}

	/**
	 * Whether a finite time is outside the years that are written with four digits.
	 */
	private static String isOutsideTheYears(String time) {
		return "(isfinite(%1$s) and (%1$s < '0001-01-01' or %1$s >= '10000-01-01'))".formatted(time);
	}

	private static String typed(BillingColumn column) {
		return switch (column.type()) {
			case TEXT, KEY -> text(column);
			case INTEGER, DECIMAL, RATE -> "try_cast(%s as %s)".formatted(number(column), column.type().sqlType());
			case INSTANT, DATE -> "try_cast(%s as %s)".formatted(text(column), column.type().sqlType());
		};
	}

	private static String number(BillingColumn column) {
		return "try_cast(" + text(column) + " as decimal(38, 12))";
	}

	private static String text(BillingColumn column) {
		return "nullif(" + column.name() + ", '')";
	}

	/**
	 * A value that is not of its column's type.
	 */
	record Misfit(BillingColumn column, String value) {
	}

}
