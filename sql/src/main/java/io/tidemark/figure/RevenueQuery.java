package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * A question for the subscription revenue.
 *
 * @param dateFrom the first day, inclusive; null for no bound
 * @param dateTo the last day, inclusive; null for no bound
 * @param currency the currency to keep, null for all
 * @param dealerCode the dealer to keep, null for all together
 * @param interval how long the periods are
 * @param paging the page that is asked for, null for none
 */
public record RevenueQuery(@Nullable LocalDate dateFrom, @Nullable LocalDate dateTo, @Nullable String currency,
		@Nullable String dealerCode, Interval interval, @Nullable Paging paging) {

	/** The figure's name in a question. */
	public static final String NAME = "subscription-revenue";

	private static final Set<String> TAKEN = Set.of("dateFrom", "dateTo", "currency", "dealerCode", "interval", "page",
			"itemsPerPage");

	/**
	 * Create a question for all rows.
	 */
	public RevenueQuery(@Nullable LocalDate dateFrom, @Nullable LocalDate dateTo, @Nullable String currency,
			@Nullable String dealerCode, Interval interval) {
		this(dateFrom, dateTo, currency, dealerCode, interval, null);
	}

	/**
	 * Read the parameters of a question.
	 * @param parameters the parameters by name
	 * @return the question
	 * @throws QueryInvalid if a parameter is unknown or malformed
	 */
	public static RevenueQuery parse(Map<String, String> parameters) {
		Parameters values = new Parameters(NAME, parameters, TAKEN);
		values.checkOrder("dateFrom", "dateTo");
		String currency = values.text("currency");
		if (currency != null && !Currencies.contains(currency)) {
			throw new QueryInvalid("currency must be an ISO 4217 code like EUR, not '%s'.".formatted(currency));
		}
		String interval = values.text("interval");
		return new RevenueQuery(values.date("dateFrom"), values.date("dateTo"), currency, values.text("dealerCode"),
				(interval != null) ? Interval.parse(interval) : Interval.DAY, Paging.parse(values));
	}

	DateRange dates() {
		return new DateRange(this.dateFrom, this.dateTo);
	}

}
