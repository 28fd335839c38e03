package io.tidemark.figure.kpi;

import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a KPI has that is grouped by more dimensions than its own.
 */
class KpiGroupingTests {

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-02-02.1", Map.of(
			"invoices_cube invoice_month grouped_by invoice_currency invoice_dealer invoice_status "
					+ "invoice_count invoice_amount invoice_outstanding",
			"""
					- - EUR - - 6 60.000 6.000
					- invoice_dealer EUR B - 4 40.000 4.000
					- invoice_dealer EUR A - 2 20.000 2.000
					- invoice_dealer,invoice_status EUR B Paid 4 40.000 4.000
					- invoice_dealer,invoice_status EUR A Paid 1 5.000 0.000
					- invoice_dealer,invoice_status EUR A Sent 1 15.000 2.000
					2026-01 invoice_month EUR - - 6 60.000 6.000
					2026-01 invoice_dealer,invoice_month EUR B - 4 40.000 4.000
					2026-01 invoice_dealer,invoice_month EUR A - 2 20.000 2.000
					""".lines().toList(),
			"invoices_days issued_on invoice_month invoice_currency invoice_dealer invoice_status "
					+ "invoice_count invoice_amount invoice_outstanding",
			"""
					2026-01-01 2026-01 EUR B Paid 3 30.000 3.000
					2026-01-02 2026-01 EUR B Paid 1 10.000 1.000
					2026-01-02 2026-01 EUR A Paid 1 5.000 0.000
					2026-01-02 2026-01 EUR A Sent 1 15.000 2.000
					""".lines().toList(),
			"numbers_cube grouped_by number_dealer number_status number_type number_customer_count number_count", """
					- - - - 3 9
					number_status - Active - 3 7
					number_status - Dropped - 2 2
					""".lines().toList(), "dealers dealer_code dealer_name", List.of("A Able~&~Co", "B -")));

	@Test
	void columnsOfGroupsAreBeforeTheMeasuresInTheOrderOfTheQuestion() {
		assertThat(read("invoices/byMonth", Map.of("groupBy", "status,dealer")).columns()).map(FigureColumn::name)
			.containsExactly("invoice_month", "invoice_currency", "invoice_status", "invoice_dealer",
					"invoice_dealer_name", "invoice_count", "invoice_amount", "invoice_outstanding");
	}

	@Test
	void nameStandsBesideADealersCode() {
		assertThat(rows("invoices/byDealer", Map.of())).containsExactly("[A, Able & Co, EUR, 2, 20.000, 2.000]",
				"[B, null, EUR, 4, 40.000, 4.000]");
		assertThat(read("invoices", Map.of("dealerCode", "A")).columns()).map(FigureColumn::name)
			.doesNotContain("invoice_dealer_name");
	}

	@Test
	void rowsAreOrderedByTheOwnDimensionsFirst() {
		assertThat(rows("invoices/byMonth", Map.of("groupBy", "dealer"))).containsExactly(
				"[2026-01, EUR, A, Able & Co, 2, 20.000, 2.000]", "[2026-01, EUR, B, null, 4, 40.000, 4.000]");
		assertThat(rows("invoices/byDealer", Map.of("groupBy", "status"))).containsExactly(
				"[A, Able & Co, EUR, Paid, 1, 5.000, 0.000]", "[A, Able & Co, EUR, Sent, 1, 15.000, 2.000]",
				"[B, null, EUR, Paid, 4, 40.000, 4.000]");
	}

	@Test
	void cellsOfMonthsAreFoundThoughTheKpiItselfHasNone() {
		assertThat(rows("invoices/byDealer", Map.of("groupBy", "month"))).containsExactly(
				"[A, Able & Co, EUR, 2026-01, 2, 20.000, 2.000]", "[B, null, EUR, 2026-01, 4, 40.000, 4.000]");
	}

	@Test
	void groupsAreFilteredAsRowsAre() {
		assertThat(rows("invoices", Map.of("groupBy", "status", "dealerCode", "A")))
			.containsExactly("[EUR, Paid, 1, 5.000, 0.000]", "[EUR, Sent, 1, 15.000, 2.000]");
		assertThat(rows("invoices", Map.of("groupBy", "status,dealer", "status", "PAID")))
			.containsExactly("[EUR, Paid, A, Able & Co, 1, 5.000, 0.000]", "[EUR, Paid, B, null, 4, 40.000, 4.000]");
	}

	@Test
	void severalDealersAreAddedUpOrStandSideBySide() {
		String dealers = "?dealerCode=B&dealerCode=A&dealerCode=NOBODY";
		assertThat(rows("invoices" + dealers)).containsExactly("[EUR, 6, 60.000, 6.000]");
		assertThat(rows("invoices" + dealers + "&status=paid")).containsExactly("[EUR, 5, 45.000, 4.000]");
		assertThat(rows("invoices" + dealers + "&dateFrom=2026-01-02")).containsExactly("[EUR, 3, 30.000, 3.000]");
		assertThat(rows("invoices/history" + dealers)).containsExactly("[2026-02-02, EUR, 6, 60.000, 6.000]");
		assertThat(rows("invoices/byDealer?dealerCode=A&dealerCode=B")).isEqualTo(rows("invoices/byDealer", Map.of()));
		assertThat(rows("invoices?groupBy=dealer&dealerCode=A&dealerCode=A"))
			.containsExactly("[EUR, A, Able & Co, 2, 20.000, 2.000]");
	}

	@Test
	void groupsOfDaysAreAddedUp() {
		assertThat(rows("invoices", Map.of("groupBy", "dealer", "dateFrom", "2026-01-02")))
			.containsExactly("[EUR, A, Able & Co, 2, 20.000, 2.000]", "[EUR, B, null, 1, 10.000, 1.000]");
	}

	@Test
	void distinctCountsAreThoseOfTheGroups() {
		assertThat(rows("numbers", Map.of("groupBy", "status"))).containsExactly("[Active, 3, 7]", "[Dropped, 2, 2]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "invoices/byDealer", "invoices/byDealer/history" })
	void dimensionThatTheKpiHasChangesNothing(String figure) {
		assertThat(read(figure, Map.of("groupBy", "dealer"))).isEqualTo(read(figure, Map.of()));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "1, 1", "2, 0" })
	void pagesAreOfTheGroupedRows(int limit, int idAfter) {
		Map<String, String> page = Map.of("groupBy", "dealer,status", "limit", Integer.toString(limit), "idAfter",
				Integer.toString(idAfter));
		assertThat(rows("invoices", page))
			.isEqualTo(rows("invoices", Map.of("groupBy", "dealer,status")).subList(idAfter, idAfter + limit));
	}

	@Test
	void historyHasTheGroupsOfEachSnapshot() {
		FigureTable history = read("invoices/history", Map.of("groupBy", "dealer"));
		assertThat(history.columns()).map(FigureColumn::label)
			.containsExactly("Snapshot Date", "Invoice Currency", "Invoice Dealer", "Invoice Dealer Name", "Count",
					"Amount", "Outstanding");
		assertThat(history.rows()).map(Object::toString)
			.containsExactly("[2026-02-02, EUR, A, Able & Co, 2, 20.000, 2.000]",
					"[2026-02-02, EUR, B, null, 4, 40.000, 4.000]");
	}

	private List<String> rows(String question) {
		return new FigureReader(this.content, new MemoryHistory(List.of(this.snapshot)))
			.read(this.snapshot, FigureQuestion.of(question))
			.table()
			.rows()
			.stream()
			.map(Object::toString)
			.toList();
	}

	private List<String> rows(String figure, Map<String, String> parameters) {
		return read(figure, parameters).rows().stream().map(Object::toString).toList();
	}

	private FigureTable read(String figure, Map<String, String> parameters) {
		return new FigureReader(this.content, new MemoryHistory(List.of(this.snapshot)))
			.read(this.snapshot, Figures.load().find(figure).ask(parameters))
			.table();
	}

}
