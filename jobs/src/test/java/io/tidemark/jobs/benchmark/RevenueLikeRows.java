package io.tidemark.jobs.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.RevenueReader;
import org.jspecify.annotations.Nullable;

/**
 * Rows that look like the subscription revenue, made while they are iterated over.
 *
 * @param count how many there are
 */
record RevenueLikeRows(int count) implements FigureRows {

	private static final List<String> CURRENCIES = List.of("CHF", "EUR", "GBP", "USD");

	private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

	private static final int DAYS = 9_000;

	private static final long MULTIPLIER = 6364136223846793005L;

	@Override
	public List<FigureColumn> columns() {
		return RevenueReader.COLUMNS;
	}

	@Override
	public Iterable<List<@Nullable Object>> rows() {
		return () -> IntStream.range(0, this.count).mapToObj(this::row).iterator();
	}

	private List<@Nullable Object> row(int number) {
		List<@Nullable Object> row = new ArrayList<>(columns().size());
		row.add(FIRST_DAY.plusDays(number / CURRENCIES.size() % DAYS));
		row.add(CURRENCIES.get(number % CURRENCIES.size()));
		row.add(BigDecimal.valueOf(10_000_000L + number * 37L, 2));
		long digits = (number + 1) * MULTIPLIER;
		for (int column = row.size(); column < columns().size(); column++) {
			long part = (digits >>> (column * 5)) & 0xFFFFF;
			row.add((part % 2 == 0) ? BigDecimal.valueOf(part, 2) : null);
		}
		return row;
	}

}
