package io.tidemark.figure.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * @param dates the days to keep
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

	boolean mayMatch(ChunkRef chunk) {
		String figure = (this.dealerCode != null) ? "mrr_daily_by_dealer" : "mrr_daily";
		return chunk.figure().equals(figure) && this.dates.mayInclude(chunk.part());
	}

	/**
	 * Return the days of a chunk that match, in its order: by date, then currency.
	 */
	List<SeriesDay> on(ChunkContent days) {
		int currencyIndex = days.indexOf("currency_code");
		int dealerIndex = (this.dealerCode != null) ? days.indexOf("customer_dealer") : -1;
		int dayIndex = days.indexOf("calendar_on");
		Columns columns = Columns.of(days);
		List<SeriesDay> matching = new ArrayList<>();
		for (@Nullable
		String[] row : days.rows()) {
			String code = Objects.requireNonNull(row[currencyIndex]);
			if (dealerIndex < 0 || Objects.equals(this.dealerCode, row[dealerIndex])) {
				LocalDate date = LocalDate.parse(Objects.requireNonNull(row[dayIndex]));
				if (includes(date, code)) {
					matching.add(columns.day(date, code, row));
				}
			}
		}
		return matching;
	}

	/**
	 * Where a chunk has the measures.
	 */
	private record Columns(int revenue, Map<Movement, Integer> movements, int paying, int gained, int churned,
			int reactivated) {

		private static Columns of(ChunkContent days) {
			Map<Movement, Integer> movements = new EnumMap<>(Movement.class);
			for (Movement movement : Movement.values()) {
				movements.put(movement, days.indexOf(movement.seriesColumn()));
			}
			return new Columns(days.indexOf("revenue"), movements, days.indexOf("paying_customers"),
					days.indexOf("new_customers"), days.indexOf("churned_customers"),
					days.indexOf("reactivated_customers"));
		}

		private SeriesDay day(LocalDate date, String currency, @Nullable String[] row) {
			SeriesDay.Customers customers = new SeriesDay.Customers(Amounts.count(row[this.paying]),
					Amounts.count(row[this.gained]), Amounts.count(row[this.churned]),
					Amounts.count(row[this.reactivated]));
			SeriesDay day = new SeriesDay(date, currency, Amounts.exact(row[this.revenue]),
					new EnumMap<>(Movement.class), customers);
			this.movements.forEach((movement, index) -> {
				if (row[index] != null) {
					day.movements().put(movement, Amounts.exact(row[index]));
				}
			});
			return day;
		}

	}

}
