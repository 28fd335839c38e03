package io.tidemark.figure.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.Series;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Which figures there are, how they are found, and that they read columns by name.
 */
class FiguresTests {

	private static final Figures FIGURES = Figures.load();

	private final MemoryContent content = new MemoryContent();

	@Test
	void everyKpiItsHistoryAndEverySeriesIsListed() {
		List<String> names = new ArrayList<>();
		Catalogue.load().kpis().forEach((kpi) -> names.add(kpi.path()));
		Catalogue.load().kpis().forEach((kpi) -> names.add(kpi.path() + "/history"));
		Catalogue.load().series().forEach((series) -> names.add(series.name()));
		assertThat(FIGURES.all()).map(Figure::name).isEqualTo(names).doesNotHaveDuplicates();
		assertThat(FIGURES.all()).map(Figure::path).doesNotHaveDuplicates();
		assertThat(FIGURES.all()).allSatisfy((figure) -> {
			assertThat(FIGURES.find(figure.name())).isSameAs(figure);
			assertThat(FIGURES.besides(figure)).contains(figure);
			assertThat(figure.columns()).isNotEmpty();
			assertThat(figure.parameters()).contains(Parameter.DEALER_CODE);
		});
	}

	@ParameterizedTest
	@CsvSource({ "customers, customers/summary", "customers/, customers/summary",
			"customers/byStatus/, customers/byStatus", "invoices/breakdowns, invoices/breakdown",
			"invoices/breakdowns/history, invoices/breakdown/history", "customers/history, customers/summary/history",
			"movements/, movements" })
	void figureIsFoundByItsOtherNames(String asked, String name) {
		assertThat(FIGURES.find(asked).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "orders", "orders/byStatus", "subscription-revenue/history" })
	void unknownFigureIsToldWhichThereAre(String name) {
		assertThatThrownBy(() -> FIGURES.find(name)).isInstanceOf(NotFound.class)
			.hasMessageStartingWith("There is no figure '" + name + "': use one of customers/summary, ")
			.hasMessageEndingWith("subscription-revenue, reporting-revenue, subscription-metrics, cohorts, movements, "
					+ "restatements, restatement-causes, debtors, outstanding-invoices.");
	}

	@ParameterizedTest
	@CsvSource({ "Customers, customers/summary", "customer/byStatus, customers/byStatus", "movments, movements",
			"subscription_revenue, subscription-revenue", "restatement, restatements" })
	void misspeltFigureIsToldWhichIsMeant(String name, String meant) {
		assertThatThrownBy(() -> FIGURES.find(name)).isInstanceOf(NotFound.class)
			.hasMessageStartingWith(
					"There is no figure '%s': did you mean '%s'? Otherwise use one of customers/summary, "
						.formatted(name, meant));
		assertThatThrownBy(() -> FIGURES.find("customers/bystats")).isInstanceOf(NotFound.class)
			.hasMessage("There is no KPI type 'bystats' of customers: did you mean 'byStatus'? Otherwise use one of "
					+ "summary, byStatus, byDealer.");
	}

	@Test
	void unknownTypeIsToldWhichTheObjectHas() {
		assertThatThrownBy(() -> FIGURES.find("customers/byType/history")).isInstanceOf(NotFound.class)
			.hasMessage("There is no KPI type 'byType' of customers: use one of summary, byStatus, byDealer.");
	}

	@Test
	void parameterThatIsNotTakenIsToldWhichAre() {
		assertThatThrownBy(() -> FIGURES.find("customers/byStatus/history").ask(Map.of("type", "mobile")))
			.isInstanceOf(QueryInvalid.class)
			.hasMessage("customers/byStatus/history does not take 'type': it takes dateFrom, dateTo, dealerCode, "
					+ "groupBy, idAfter, limit, status.");
		assertThatThrownBy(() -> FIGURES.find("subscription-metrics").ask(Map.of("status", "active")))
			.isInstanceOf(QueryInvalid.class)
			.hasMessage("subscription-metrics does not take 'status': it takes currency, dateFrom, dateTo, dealerCode, "
					+ "groupBy, interval, itemsPerPage, page.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "numbers", "features/byType/history", "numbers/byStatus?groupBy=type" })
	void distinctCountsOfSeveralDealersAreAskedForByDealer(String question) {
		String dealers = (question.contains("?") ? "&" : "?") + "dealerCode=A&dealerCode=B";
		assertThatThrownBy(() -> FigureQuestion.of(question + dealers)).isInstanceOf(QueryInvalid.class)
			.hasMessageEndingWith("counts different customers, which dealers may share: ask for several dealers with "
					+ "groupBy=dealer.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "numbers/byDealer?", "numbers?groupBy=dealer&", "features/charges?",
			"invoices/aging/history?", "customers?" })
	void severalDealersAreAskedForWhereEachStandsAloneOrAllAddUp(String question) {
		assertThat(FigureQuestion.of(question + "dealerCode=B&dealerCode=A").parameters().texts(Parameter.DEALER_CODE))
			.containsExactly("A", "B");
	}

	@ParameterizedTest
	@ValueSource(strings = { "subscription-revenue?", "reporting-revenue?", "subscription-metrics?", "cohorts?",
			"movements?", "restatements?", "restatement-causes?", "debtors?", "outstanding-invoices?",
			"subscription-revenue?groupBy=dealer&", "reporting-revenue?groupBy=dealer&",
			"subscription-metrics?groupBy=dealer&" })
	void seriesTakesSeveralDealers(String question) {
		assertThat(FigureQuestion.of(question + "dealerCode=B&dealerCode=A").parameters().texts(Parameter.DEALER_CODE))
			.containsExactly("A", "B");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					groupBy=dealer,product         | subscription-revenue is grouped by one of dealer, product at a time.
					groupBy=product&dealerCode=A   | subscription-revenue is kept by product for all dealers together, not for single dealers.
					groupBy=status                 | subscription-revenue can't be grouped by 'status': groupBy takes dealer, product.
					""")
	void seriesHasOneGrouping(String query, String message) {
		assertThatThrownBy(() -> FigureQuestion.of("subscription-revenue?" + query)).isInstanceOf(QueryInvalid.class)
			.hasMessage(message);
	}

	@Test
	void questionOfSeveralDealersIsNotThatOfOne() {
		FigureQuestion several = FigureQuestion.of("invoices?dealerCode=B&dealerCode=A");
		assertThatThrownBy(() -> several.forDealer("A")).isInstanceOf(QueryInvalid.class)
			.hasMessageEndingWith("asks for dealerCode A and B, but it is to be A.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			customers/byStatus         | type   | dealer, status
			invoices/byMonth           | colour | dealer, month, status
			invoices/byMonth           | Dealer | dealer, month, status
			invoices/aging/history     | month  | dealer, status
			features/summary           | ' type' | dealer, status, type
			""")
	void unknownGroupingIsToldWhichThereAre(String name, String grouping, String known) {
		assertThatThrownBy(() -> FIGURES.find(name).ask(Map.of("groupBy", "status," + grouping)))
			.isInstanceOf(QueryInvalid.class)
			.hasMessage("%s can't be grouped by '%s': groupBy takes %s.".formatted(name, grouping, known));
	}

	@ParameterizedTest
	@CsvSource({ "customers/byStatus, /backend/kpi/customers/byStatus/, customers-byStatus, Customers by status",
			"customers, /backend/kpi/customers/, customers-summary, Customers summary",
			"customers/history, /backend/kpi/customers/summary/history/, customers-summary-history, "
					+ "Customers summary history",
			"subscription-revenue, /analytics/subscription-revenue/, subscription-revenue, Subscription revenue" })
	void pathFileAndTitleFollowFromTheName(String name, String path, String fileName, String title) {
		Figure figure = FIGURES.find(name);
		assertThat(figure.path()).isEqualTo(path);
		assertThat(figure.fileName()).isEqualTo(fileName);
		assertThat(figure.title()).isEqualTo(title);
	}

	@ParameterizedTest
	@CsvSource({ "customers?status=active, customers/summary?status=active",
			"' movements?movement=churn&currency=EUR', movements?currency=EUR&movement=churn",
			"invoices/breakdowns, invoices/breakdown",
			"'invoices?groupBy=status,dealer', invoices/summary?groupBy=status%2Cdealer",
			"invoices?dealerCode=A%26B, invoices/summary?dealerCode=A%26B",
			"'invoices?dealerCode=B&dealerCode=A,C&dealerCode=B', invoices/summary?dealerCode=A%2CC&dealerCode=B" })
	void questionIsWrittenInOneWay(String text, String written) {
		assertThat(FigureQuestion.of(text)).hasToString(written);
		assertThat(FigureQuestion.of(written)).isEqualTo(FigureQuestion.of(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					customers                                        | Customers summary                      | customers-summary
					customers/byStatus?status=act/ive&limit=3        | Customers by status: status act/ive    | customers-byStatus-status-act-ive
					movements?dateTo=2026-01-31&dateFrom=2026-01-01  | Movements: from 2026-01-01, to 2026-01-31 | movements-from-2026-01-01-to-2026-01-31
					movements?dealerCode=A&customerId=7              | Movements: dealer A, customer 7        | movements-dealer-A-customer-7
					subscription-revenue?interval=month&page=2       | Subscription revenue: interval month   | subscription-revenue-interval-month
					invoices/aging?groupBy=dealer,status             | Invoices aging: group by dealer and status | invoices-aging-group-by-dealer-and-status
					customers?dealerCode=B&dealerCode=A&status=      | Customers summary: status '', dealer A and B | customers-summary-status-dealer-A-and-B
					customers?status=%2F                             | Customers summary: status /            | customers-summary-status
					""")
	void filterShowsInTitleAndFile(String text, String title, String fileName) {
		FigureQuestion question = FigureQuestion.of(text);
		assertThat(question.title()).isEqualTo(title);
		assertThat(question.fileName()).isEqualTo(fileName);
	}

	@ParameterizedTest
	@CsvSource({ "month-start, yesterday, 2026-11-01, 2026-11-18", "today, yesterday, 2026-11-19, 2026-11-18",
			"2026-01-01, -1m, 2026-01-01, 2026-10-19" })
	void daysThatAreCountedBackShowAsDates(String from, String to, String first, String last) {
		FigureQuestion question = FigureQuestion.of("movements?dateFrom=%s&dateTo=%s".formatted(from, to))
			.on(LocalDate.parse("2026-11-19"));
		assertThat(question.title()).isEqualTo("Movements: from %s, to %s".formatted(first, last));
		assertThat(question.fileName()).isEqualTo("movements-from-%s-to-%s".formatted(first, last));
	}

	@ParameterizedTest
	@ValueSource(strings = { "customers/byStatus", "customers/byStatus/history", "subscription-revenue",
			"reporting-revenue", "subscription-metrics", "cohorts", "movements", "restatements", "restatement-causes",
			"debtors", "outstanding-invoices" })
	void orderOfColumnsDoesNotChangeAnyFigure(String name) {
		Snapshot previous = snapshot("2026-02-01.1", "100.000000", 3);
		Snapshot snapshot = snapshot("2026-02-02.1", "90.000000", 5);
		FigureReader reader = new FigureReader(this.content, new MemoryHistory(List.of(snapshot, previous)));
		FigureTable shipped = read(reader, FIGURES, name, snapshot);
		FigureTable reversed = read(reader, reversed(), name, snapshot);
		assertThat(shipped.rows()).isNotEmpty();
		assertThat(reversed.columns()).isNotEqualTo(shipped.columns());
		assertThat(byName(reversed)).isEqualTo(byName(shipped));
	}

	private Snapshot snapshot(String version, String revenue, int customers) {
		return this.content.add(version, Map.of("customers_cube grouped_by customer_status customer_count",
				List.of("customer_status Active " + customers, "customer_status Dropped 1"),
				"mrr_daily " + MemoryContent.DAYS,
				List.of("2026-01-31 EUR 50.000000 50.000000 - - - - 1 1 0 0",
						"2026-02-01 EUR " + revenue + " 60.000000 1.000000 11.000000 - - 2 1 0 0"),
				"mrr_daily_reporting calendar_on currency_code revenue new_revenue expansion_revenue "
						+ "contraction_revenue churn_revenue reactivation_revenue fx_revenue",
				List.of("2026-01-31 EUR 50.000000 50.000000 - - - - -",
						"2026-02-01 EUR " + revenue + " 60.000000 1.000000 11.000000 - - -0.100000"),
				"mrr_cohorts month_end_on cohort_month months_since currency_code customer_dealer "
						+ "cohort_customers start_customers start_revenue paying_customers revenue",
				List.of("2026-01-31 2026-01 0 EUR - 1 1 50.000000 1 50.000000"), "movements " + MemoryContent.MOVEMENTS,
				List.of("2026-01-31 EUR c1 - NORTH new 50.000000 0.000000 50.000000",
						"2026-02-01 EUR c2 s2 NORTH new %1$s 0.000000 %1$s".formatted(revenue)),
				"debtors currency_code customer_id dealer_code outstanding overdue oldest_due_on not_due "
						+ "overdue_1_30 overdue_31_60 overdue_61_90 overdue_over_90 invoice_count",
				List.of("EUR c1 - 9.000 5.000 2026-01-05 4.000 5.000 - - - 2"),
				"outstanding_invoices due_on currency_code customer_id invoice_id dealer_code invoice_status "
						+ "invoice_age issued_on invoice_amount outstanding",
				List.of("2026-01-05 EUR c1 7 NORTH Sent 1-30 2025-12-31 9.000 5.000")));
	}

	private static Figures reversed() {
		List<Kpi> kpis = Catalogue.load()
			.kpis()
			.stream()
			.map((kpi) -> new Kpi(kpi.object(), kpi.type(), kpi.aliases(), kpi.definition(), kpi.cube(),
					reversed(kpi.columns())))
			.toList();
		List<Series> series = Catalogue.load()
			.series()
			.stream()
			.map((each) -> new Series(each.name(), each.definition(), each.source(), each.parameters(), each.figures(),
					reversed(each.columns()), each.order(), each.groupings(), each.totals()))
			.toList();
		Catalogue shipped = Catalogue.load();
		return new Figures(new Catalogue(kpis, series, shipped.snapshotDate(), shipped.figures(), shipped.checks(),
				shipped.guards(), shipped.behind()));
	}

	private static List<FigureColumn> reversed(List<FigureColumn> columns) {
		List<FigureColumn> reversed = new ArrayList<>(columns);
		Collections.reverse(reversed);
		return reversed;
	}

	private static FigureTable read(FigureReader reader, Figures figures, String name, Snapshot snapshot) {
		return reader.read(snapshot, figures.find(name).ask(Map.of())).table();
	}

	private static List<Map<String, Optional<Object>>> byName(FigureTable table) {
		List<Map<String, Optional<Object>>> rows = new ArrayList<>();
		for (FigureRow row : table.rows()) {
			Map<String, Optional<Object>> values = new HashMap<>();
			List<FigureColumn> columns = table.columns();
			for (int place = 0; place < columns.size(); place++) {
				@Nullable Object value = row.values().get(place);
				assertThat(row.get(columns.get(place).name())).isEqualTo(value);
				values.put(columns.get(place).name(), Optional.ofNullable(value));
			}
			rows.add(values);
		}
		return rows;
	}

}
