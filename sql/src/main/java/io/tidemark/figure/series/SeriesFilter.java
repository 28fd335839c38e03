package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tidemark.catalogue.Cube;
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
 * @param dealers the dealers to keep and to add up, empty for all together
 * @param groupBy dealer or product, whose rows are then not added up; null for neither
 */
record SeriesFilter(DateRange dates, @Nullable String currency, List<String> dealers, @Nullable String groupBy) {

	private static final String DEALER = "customer_dealer";

	SeriesFilter {
		dealers = List.copyOf(dealers);
	}

	static SeriesFilter of(Parameters parameters) {
		return new SeriesFilter(parameters.dates(), parameters.text(Parameter.CURRENCY),
				parameters.texts(Parameter.DEALER_CODE),
				parameters.names(Parameter.GROUP_BY).stream().findFirst().orElse(null));
	}

	/**
	 * Return a filter that keeps the days of all dealers together.
	 */
	static SeriesFilter all(DateRange dates) {
		return new SeriesFilter(dates, null, List.of(), null);
	}

	/**
	 * Return the same filter for each dealer by itself.
	 */
	SeriesFilter byDealer() {
		return new SeriesFilter(this.dates, this.currency, this.dealers, Cube.DEALER);
	}

	SeriesFilter fromDayBefore() {
		LocalDate from = this.dates.from();
		return (from == null) ? this : with(new DateRange(from.minusDays(1), this.dates.to()));
	}

	/**
	 * Return the same filter for no day after another one.
	 */
	SeriesFilter upTo(LocalDate last) {
		LocalDate to = this.dates.to();
		return with(new DateRange(this.dates.from(), (to != null && to.isBefore(last)) ? to : last));
	}

	private SeriesFilter with(DateRange others) {
		return new SeriesFilter(others, this.currency, this.dealers, this.groupBy);
	}

	boolean isByDealer() {
		return Cube.DEALER.equals(this.groupBy);
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
		return mayMatch(chunk, "mrr_daily");
	}

	/**
	 * Return whether a chunk may have matching rows of a figure that is stored for all
	 * dealers together, by dealer and perhaps by product.
	 */
	boolean mayMatch(ChunkRef chunk, String figure) {
		String by = (this.groupBy == null && !this.dealers.isEmpty()) ? Cube.DEALER : this.groupBy;
		return chunk.figure().equals((by != null) ? figure + "_by_" + by : figure)
				&& this.dates.mayInclude(chunk.part());
	}

	/**
	 * Return the days of a chunk that match, those of several dealers added up unless
	 * rows are grouped, in its order: by date, then currency, then group.
	 */
	List<SeriesDay> on(ChunkContent days) {
		Stream<SeriesDay> matching = days.stream().filter(this::matches).map(this::day);
		if (this.groupBy != null || this.dealers.size() < 2) {
			return matching.toList();
		}
		Map<List<Object>, SeriesDay> sums = new LinkedHashMap<>();
		matching.forEach((day) -> sums.merge(List.of(day.date(), day.currency()), day, SeriesDay::plus));
		return List.copyOf(sums.values());
	}

	/**
	 * Return whether a row of a figure that has all dealers together and each one, but no
	 * products, is of those asked for.
	 */
	boolean isOfScope(ChunkContent.Row row) {
		String dealer = row.get(DEALER);
		if (this.groupBy == null && this.dealers.isEmpty()) {
			return dealer == null;
		}
		return dealer != null && (this.groupBy == null || isByDealer()) && includesDealer(dealer);
	}

	boolean matches(ChunkContent.Row row) {
		return (this.dealers.isEmpty() || includesDealer(row.text(DEALER)))
				&& includes(row.date("calendar_on"), row.text("currency_code"));
	}

	private boolean includesDealer(String dealer) {
		return this.dealers.isEmpty() || this.dealers.contains(dealer);
	}

	/**
	 * Return what a row is grouped by, null if rows are not.
	 */
	@Nullable String group(ChunkContent.Row row) {
		return (this.groupBy != null) ? row.text(isByDealer() ? DEALER : this.groupBy) : null;
	}

	private SeriesDay day(ChunkContent.Row row) {
		EnumMap<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);
		for (Movement movement : Movement.values()) {
			String amount = row.get(movement.seriesColumn());
			if (amount != null) {
				movements.put(movement, Amounts.exact(amount));
			}
		}
		return new SeriesDay(row.date("calendar_on"), row.text("currency_code"), group(row),
				Amounts.exact(row.text("revenue")), movements, amount(row, "switch_in_revenue"),
				amount(row, "switch_out_revenue"), count(row, "paying_customers"), count(row, "new_customers"),
				count(row, "churned_customers"), count(row, "reactivated_customers"));
	}

	private static @Nullable BigDecimal amount(ChunkContent.Row row, String column) {
		String amount = row.find(column);
		return (amount != null) ? Amounts.exact(amount) : null;
	}

	private static long count(ChunkContent.Row row, String column) {
		return Long.parseLong(row.text(column));
	}

}
