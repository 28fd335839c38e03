package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;

import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.DateRange;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import org.jspecify.annotations.Nullable;

/**
 * Picks the days of the stored daily series that answer a question.
 *
 * @param currency the currency to keep, null for all
 * @param dealerCode the dealer to keep, null for all together
 */
record SeriesFilter(DateRange dates, @Nullable String currency, @Nullable String dealerCode) {

	static SeriesFilter of(Parameters parameters) {
		return new SeriesFilter(parameters.dates(), parameters.text(Parameter.CURRENCY),
				parameters.text(Parameter.DEALER_CODE));
	}

	SeriesFilter fromDayBefore() {
		LocalDate from = this.dates.from();
		return (from == null) ? this
				: new SeriesFilter(new DateRange(from.minusDays(1), this.dates.to()), this.currency, this.dealerCode);
	}

	/**
	 * Return the same filter for no day after another one.
	 */
	SeriesFilter upTo(LocalDate last) {
		LocalDate to = this.dates.to();
		return new SeriesFilter(new DateRange(this.dates.from(), (to != null && to.isBefore(last)) ? to : last),
				this.currency, this.dealerCode);
	}

	/**
	 * Return whether a day and currency match, whatever the dealer.
	 */
	boolean includes(LocalDate date, String code) {
		return this.dates.includes(date) && (this.currency == null || this.currency.equals(code));
	}

	/**
	 * Return whether any of some days in a currency matches, whatever the dealer.
	 * @param to the last of the days, null if they go on
	 */
	boolean includesAny(LocalDate from, @Nullable LocalDate to, String code) {
		return this.dates.overlaps(new DateRange(from, to)) && (this.currency == null || this.currency.equals(code));
	}

	boolean mayMatch(ChunkRef chunk) {
		String figure = (this.dealerCode != null) ? "mrr_daily_by_dealer" : "mrr_daily";
		return chunk.figure().equals(figure) && this.dates.mayInclude(chunk.part());
	}

	/**
	 * Return the days of a chunk that match, in its order: by date, then currency.
	 */
	List<SeriesDay> on(ChunkContent days) {
		return days.stream().filter(this::matches).map(SeriesFilter::day).toList();
	}

	/**
	 * Return whether a row of a figure that has all dealers together and each one is of
	 * those asked for.
	 */
	boolean isOfScope(ChunkContent.Row row) {
		return Objects.equals(this.dealerCode, row.get("customer_dealer"));
	}

	boolean matches(ChunkContent.Row row) {
		return (this.dealerCode == null || this.dealerCode.equals(row.get("customer_dealer")))
				&& includes(row.date("calendar_on"), row.text("currency_code"));
	}

	static SeriesDay day(ChunkContent.Row row) {
		EnumMap<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);
		for (Movement movement : Movement.values()) {
			String amount = row.get(movement.seriesColumn());
			if (amount != null) {
				movements.put(movement, Amounts.exact(amount));
			}
		}
		return new SeriesDay(row.date("calendar_on"), row.text("currency_code"), Amounts.exact(row.text("revenue")),
				movements, count(row, "paying_customers"), count(row, "new_customers"), count(row, "churned_customers"),
				count(row, "reactivated_customers"));
	}

	private static long count(ChunkContent.Row row, String column) {
		return Long.parseLong(row.text(column));
	}

}
