package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The headline figures at one time, by currency.
 */
final class Headline {

	private final Map<String, Map<HeadlineFigure, BigDecimal>> figures = new TreeMap<>();

	private final boolean isWhole;

	private final @Nullable Long customers;

	/**
	 * Create a headline.
	 * @param customers how many customers there were, null if that is unknown and neither
	 * are invoices
	 */
	Headline(@Nullable Long customers) {
		this.customers = customers;
		this.isWhole = customers != null;
	}

	void put(String currency, HeadlineFigure figure, BigDecimal value) {
		this.figures.computeIfAbsent(currency, (code) -> new EnumMap<>(HeadlineFigure.class)).put(figure, value);
	}

	@Nullable Long customers() {
		return this.customers;
	}

	Set<String> currencies() {
		return this.figures.keySet();
	}

	/**
	 * Return a figure: 0 if the currency has none, null if that is unknown.
	 */
	@Nullable BigDecimal find(String currency, HeadlineFigure figure) {
		BigDecimal value = this.figures.getOrDefault(currency, Map.of()).get(figure);
		if (value != null) {
			return value;
		}
		return switch (figure) {
			case MRR, PAYING_CUSTOMERS -> BigDecimal.ZERO;
			case INVOICES, INVOICED, OUTSTANDING, OVERDUE, OVERDUE_INVOICES -> this.isWhole ? BigDecimal.ZERO : null;
			case ARPA -> null;
		};
	}

	/**
	 * Return whether a currency ever had a paying customer.
	 */
	boolean hasRevenue(String currency) {
		return has(currency, HeadlineFigure.MRR);
	}

	boolean hasInvoices(String currency) {
		return has(currency, HeadlineFigure.INVOICES);
	}

	boolean has(String currency, HeadlineFigure figure) {
		return this.figures.getOrDefault(currency, Map.of()).containsKey(figure);
	}

}
