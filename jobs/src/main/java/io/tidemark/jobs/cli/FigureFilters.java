package io.tidemark.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The filters of figures, by the names of the API.
 */
final class FigureFilters {

	@Option(names = "--status", paramLabel = "TEXT", description = "Keep this status, in any case.")
	private @Nullable String status;

	@Option(names = "--type", paramLabel = "TEXT", description = "Keep this type, in any case.")
	private @Nullable String type;

	@Option(names = { "--dealer-code", "--dealerCode" }, paramLabel = "CODE", description = "Keep this dealer.")
	private @Nullable String dealerCode;

	@Option(names = { "--date-from", "--dateFrom", "--from" }, paramLabel = "DATE",
			description = "From this day on, inclusive.")
	private @Nullable String dateFrom;

	@Option(names = { "--date-to", "--dateTo", "--to" }, paramLabel = "DATE",
			description = "Up to this day, inclusive.")
	private @Nullable String dateTo;

	@Option(names = { "--id-after", "--idAfter" }, paramLabel = "N", description = "Rows after the N-th (KPIs).")
	private @Nullable String idAfter;

	@Option(names = "--limit", paramLabel = "N", description = "N rows at the most (KPIs).")
	private @Nullable String limit;

	@Option(names = "--currency", paramLabel = "CODE", description = "Keep this currency (series).")
	private @Nullable String currency;

	@Option(names = "--interval", paramLabel = "LENGTH",
			description = "day, week, month, quarter or year (subscription-revenue and -metrics).")
	private @Nullable String interval;

	@Option(names = { "--customer-id", "--customerId" }, paramLabel = "ID",
			description = "Keep this customer (movements).")
	private @Nullable String customerId;

	@Option(names = "--movement", paramLabel = "CLASS",
			description = "new, reactivation, expansion, contraction or churn (movements).")
	private @Nullable String movement;

	@Option(names = "--page", paramLabel = "N", description = "The N-th page (series).")
	private @Nullable String page;

	@Option(names = { "--items-per-page", "--itemsPerPage" }, paramLabel = "N",
			description = "N rows a page at the most (series).")
	private @Nullable String itemsPerPage;

	Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		put(parameters, "status", this.status);
		put(parameters, "type", this.type);
		put(parameters, "dealerCode", this.dealerCode);
		put(parameters, "dateFrom", this.dateFrom);
		put(parameters, "dateTo", this.dateTo);
		put(parameters, "idAfter", this.idAfter);
		put(parameters, "limit", this.limit);
		put(parameters, "currency", this.currency);
		put(parameters, "interval", this.interval);
		put(parameters, "customerId", this.customerId);
		put(parameters, "movement", this.movement);
		put(parameters, "page", this.page);
		put(parameters, "itemsPerPage", this.itemsPerPage);
		return parameters;
	}

	private static void put(Map<String, String> parameters, String name, @Nullable String value) {
		if (value != null) {
			parameters.put(name, value);
		}
	}

}
