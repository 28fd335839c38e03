package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the ways from cells to what is behind them.
 */
class RowWaysTests {

	private static final Ways WAYS = (figure, parameters) -> figure.name() + new TreeMap<>(parameters);

	@Test
	void movementOfAMonthLeadsToTheMovementsOfItsDays() {
		assertThat(find("subscription-revenue", Map.of("interval", "month", "dateFrom", "2026-01-10"), "churn_revenue",
				Map.of("date", LocalDate.of(2026, 1, 31), "currency_code", "EUR", "churn_revenue", BigDecimal.TEN)))
			.isEqualTo("movements{DATE_FROM=2026-01-10, DATE_TO=2026-01-31, CURRENCY=EUR, MOVEMENT=churn}");
		assertThat(find("subscription-revenue", Map.of("interval", "month"), "date",
				Map.of("date", LocalDate.of(2026, 1, 31), "currency_code", "EUR")))
			.isEqualTo("movements{DATE_FROM=2026-01-01, DATE_TO=2026-01-31, CURRENCY=EUR}");
	}

	@Test
	void ageLeadsToItsDebtorsAndTheirAgeToTheirInvoices() {
		assertThat(find("invoices/aging", Map.of(), "invoice_age",
				Map.of("invoice_age", "31-60", "invoice_currency", "EUR")))
			.isEqualTo("debtors{CURRENCY=EUR, AGE=31-60}");
		assertThat(find("debtors", Map.of(), "overdue_over_90",
				Map.of("currency_code", "EUR", "customer_id", "c1", "overdue_over_90", BigDecimal.ONE)))
			.isEqualTo("outstanding-invoices{CURRENCY=EUR, CUSTOMER_ID=c1, AGE=Over 90}");
	}

	@Test
	void valueLeadsToTheFigureByTheOtherDimension() {
		assertThat(find("customers/byStatus", Map.of(), "customer_status", Map.of("customer_status", "active")))
			.isEqualTo("customers/byDealer{STATUS=active}");
		assertThat(find("customers/byDealer", Map.of("status", "active"), "customer_dealer",
				Map.of("customer_dealer", "D1")))
			.isEqualTo("customers/byStatus{STATUS=active, DEALER_CODE=D1}");
	}

	@Test
	void customerLeadsToAllThatItDidOnTheDaysAsked() {
		assertThat(find("movements", Map.of("dateFrom", "2026-01-01"), "customer_id", Map.of("customer_id", "c1")))
			.isEqualTo("movements{DATE_FROM=2026-01-01, CUSTOMER_ID=c1}");
	}

	@Test
	void measureWithoutAClassAndAnEmptyCellLeadNowhere() {
		assertThat(find("subscription-revenue", Map.of(), "revenue",
				Map.of("date", LocalDate.of(2026, 1, 31), "currency_code", "EUR", "revenue", BigDecimal.TEN)))
			.isNull();
		assertThat(find("subscription-revenue", Map.of(), "churn_revenue",
				Map.of("date", LocalDate.of(2026, 1, 31), "currency_code", "EUR")))
			.isNull();
		assertThat(find("cohorts", Map.of(), "cohort_month", Map.of("cohort_month", "2026-01"))).isNull();
	}

	private static @Nullable String find(String name, Map<String, String> asked, String column,
			Map<String, Object> values) {
		Figure figure = Figures.load().find(name);
		List<@Nullable Object> row = new ArrayList<>();
		figure.columns().forEach((each) -> row.add(values.get(each.name())));
		FigureRow only = FigureTable.of(figure.columns(), List.of(row)).rows().get(0);
		FigureColumn of = figure.columns()
			.stream()
			.filter((each) -> each.name().equals(column))
			.findFirst()
			.orElseThrow();
		return new RowWays(figure, Parameters.parse(name, asked, figure.parameters()), WAYS).find(only, of);
	}

}
