package io.tidemark.jobs.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Movement;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.RowMapping;
import io.tidemark.figure.series.RevenueReader;

/**
 * Rows that look like the subscription revenue, made while they are iterated over.
 *
 * @param count how many there are
 */
record RevenueLikeRows(int count) implements FigureRows {

	private static final List<String> CURRENCIES = List.of("CHF", "EUR", "GBP", "USD");

	private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

	private static final int DAYS = 9_000;

	private static final RowMapping<Integer> ROWS = mapping();

	private static final long MULTIPLIER = 6364136223846793005L;

	private static final int DIGIT_BITS = 5;

	@Override
	public List<FigureColumn> columns() {
		return RevenueReader.COLUMNS;
	}

	@Override
	public Iterable<FigureRow> rows() {
		return () -> IntStream.range(0, this.count).boxed().map(ROWS.to(columns())).iterator();
	}

	private static RowMapping<Integer> mapping() {
		RowMapping<Integer> mapping = new RowMapping<Integer>()
			.with("date", (number) -> FIRST_DAY.plusDays(number / CURRENCIES.size() % DAYS))
			.with("currency_code", (number) -> CURRENCIES.get(number % CURRENCIES.size()))
			.with("revenue", (number) -> BigDecimal.valueOf(10_000_000L + number * 37L, 2));
		int next = 3 * DIGIT_BITS;
		for (Movement movement : Movement.values()) {
			int shift = next;
			next += DIGIT_BITS;
			mapping.with(movement.seriesColumn(), (number) -> {
				long part = (((number + 1) * MULTIPLIER) >>> shift) & 0xFFFFF;
				return (part % 2 == 0) ? BigDecimal.valueOf(part, 2) : null;
			});
		}
		return mapping.with("net_new_revenue", (number) -> BigDecimal.valueOf(number % DAYS * 11L, 2));
	}

}
