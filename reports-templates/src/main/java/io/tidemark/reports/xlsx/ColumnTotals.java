package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the columns of a sheet that add up, each currency for itself.
 */
final class ColumnTotals {

	/** Stands for rows of no currency. */
	private static final String NONE = "";

	private final List<FigureColumn> added;

	private final @Nullable FigureColumn currency;

	private final SortedMap<String, BigDecimal[]> sums = new TreeMap<>();

	private final Set<String> several = new HashSet<>();

	/** Columns with a number that a sheet has as text, which no formula adds. */
	private final Set<FigureColumn> inexact = new HashSet<>();

	ColumnTotals(XlsxSheet figure) {
		List<FigureColumn> columns = figure.rows().columns();
		this.added = columns.stream().filter((column) -> figure.totals().contains(column.name())).toList();
		this.currency = currency(columns);
	}

	/**
	 * Return the column with the currency that rows are in, null if there is none.
	 */
	static @Nullable FigureColumn currency(List<FigureColumn> columns) {
		return columns.stream().filter((column) -> column.kind() == ColumnKind.CURRENCY).findFirst().orElse(null);
	}

	void add(FigureRow row) {
		if (this.added.isEmpty()) {
			return;
		}
		String of = (this.currency != null && row.get(this.currency.name()) instanceof String code) ? code : NONE;
		BigDecimal[] sum = this.sums.get(of);
		if (sum == null) {
			sum = new BigDecimal[this.added.size()];
			Arrays.fill(sum, BigDecimal.ZERO);
			this.sums.put(of, sum);
		}
		else {
			this.several.add(of);
		}
		for (int index = 0; index < sum.length; index++) {
			BigDecimal value = number(row.get(this.added.get(index).name()));
			sum[index] = sum[index].add(value);
			if (!CellWriter.isExact(value) || !CellWriter.isExact(sum[index])) {
				this.inexact.add(this.added.get(index));
			}
		}
	}

	private static BigDecimal number(@Nullable Object value) {
		return (value instanceof Long whole) ? BigDecimal.valueOf(whole)
				: (value instanceof BigDecimal decimal) ? decimal : BigDecimal.ZERO;
	}

	/**
	 * Return the columns with a total.
	 */
	List<FigureColumn> columns() {
		return this.added.stream().filter((column) -> !this.inexact.contains(column)).toList();
	}

	/**
	 * Return whether there is anything to add up: several rows of some currency.
	 */
	boolean isEmpty() {
		return this.several.isEmpty() || columns().isEmpty();
	}

	/**
	 * Return the currencies of the rows in the order of their codes; one empty text for
	 * rows without.
	 */
	Set<String> currencies() {
		return Collections.unmodifiableSet(this.sums.keySet());
	}

	BigDecimal sum(String currency, FigureColumn column) {
		BigDecimal[] sum = this.sums.get(currency);
		if (sum == null) {
			throw new IllegalArgumentException("No rows in " + currency);
		}
		return sum[this.added.indexOf(column)];
	}

}
