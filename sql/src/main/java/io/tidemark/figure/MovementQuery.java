package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * A question for the movements of MRR.
 *
 * @param dateFrom the first day, inclusive; null for no bound
 * @param dateTo the last day, inclusive; null for no bound
 * @param currency the currency to keep, null for all
 * @param dealerCode the dealer to keep, null for all
 * @param customerId the customer to keep, null for all
 * @param movement the class to keep, null for all
 * @param paging the page that is asked for, null for none
 */
public record MovementQuery(@Nullable LocalDate dateFrom, @Nullable LocalDate dateTo, @Nullable String currency,
		@Nullable String dealerCode, @Nullable String customerId, @Nullable Movement movement,
		@Nullable Paging paging) {

	/** The figure's name in a question. */
	public static final String NAME = "movements";

	/**
	 * Read the parameters of a question.
	 * @param parameters the parameters by name
	 * @return the question
	 * @throws QueryInvalid if a parameter is unknown or malformed
	 */
	public static MovementQuery parse(Map<String, String> parameters) {
		Parameters values = new Parameters(NAME, parameters, Catalogue.load().findSeries(NAME).parameters());
		String movement = values.choice(Parameter.MOVEMENT);
		return new MovementQuery(values.date(Parameter.DATE_FROM), values.date(Parameter.DATE_TO), values.currency(),
				values.text(Parameter.DEALER_CODE), values.text(Parameter.CUSTOMER_ID),
				(movement != null) ? Movement.valueOf(movement.toUpperCase(Locale.ROOT)) : null, Paging.parse(values));
	}

	DateRange dates() {
		return new DateRange(this.dateFrom, this.dateTo);
	}

}
