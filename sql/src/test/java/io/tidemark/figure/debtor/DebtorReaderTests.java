package io.tidemark.figure.debtor;

import java.util.List;
import java.util.Map;

import io.tidemark.figure.FigureRow;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How debtors and their invoices are picked and ordered.
 */
class DebtorReaderTests {

	private static final String DEBTORS = "debtors currency_code customer_id dealer_code outstanding overdue "
			+ "oldest_due_on not_due overdue_1_30 overdue_31_60 overdue_61_90 overdue_over_90 invoice_count";

	private static final String INVOICES = "outstanding_invoices due_on currency_code customer_id invoice_id "
			+ "dealer_code invoice_status invoice_age issued_on invoice_amount outstanding";

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-04-30.1", Map.of(DEBTORS, """
			EUR c1 NORTH 20.000 0.000 2026-05-02 20.000 - - - - 1
			EUR c1 SOUTH 90.500 90.500 2026-04-02 - 90.500 - - - 1
			EUR c1 - 110.500 90.500 2026-04-02 20.000 90.500 - - - 2
			EUR c2 NORTH 100.000 100.000 2026-04-02 - 100.000 - - - 1
			EUR c2 - 100.000 100.000 2026-04-02 - 100.000 - - - 1
			EUR c3 NORTH 0.000 0.000 2026-04-02 - 0.000 - - - 2
			EUR c3 - 0.000 0.000 2026-04-02 - 0.000 - - - 2
			EUR - DIRECT -7.000 -7.000 - - - -7.000 - - 1
			EUR - - -7.000 -7.000 - - - -7.000 - - 1
			CHF c2 NORTH 5.000 0.000 - 5.000 - - - - 1
			CHF c2 - 5.000 0.000 - 5.000 - - - - 1
			""".lines().toList(), INVOICES, """
			2026-03-02 EUR - 9 DIRECT Credit 31-60 2026-03-02 -7.000 -7.000
			2026-04-02 EUR c1 4 SOUTH Sent 1-30 2026-03-20 100.000 90.500
			2026-04-02 EUR c2 3 NORTH Sent 1-30 2026-03-20 100.000 100.000
			2026-05-02 EUR c1 5 NORTH Sent Not~due 2026-04-20 20.000 20.000
			- CHF c2 6 NORTH Sent Not~due 2026-04-21 5.000 5.000
			""".lines().toList()));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			            |         | CHF c2 5.000, EUR c1 110.500, EUR c2 100.000, EUR c3 0.000, EUR null -7.000
			currency    | CHF     | CHF c2 5.000
			customerId  | c2      | CHF c2 5.000, EUR c2 100.000
			dealerCode  | NORTH   | CHF c2 5.000, EUR c2 100.000, EUR c1 20.000, EUR c3 0.000
			dealerCode  | DIRECT  | EUR null -7.000
			dealerCode  | north   | ''
			age         | 1-30    | EUR c1 110.500, EUR c2 100.000, EUR c3 0.000
			age         | Over 90 | ''
			""")
	void largestOfCurrencyIsFirstAndDealersAreAddedUpUnlessOneIsAskedFor(String name, String value, String rows) {
		Map<String, String> parameters = (name != null) ? Map.of(name, value) : Map.of();
		assertThat(read("debtors", parameters)).map(
				(row) -> "%s %s %s".formatted(row.get("currency_code"), row.get("customer_id"), row.get("outstanding")))
			.containsExactly(rows.isEmpty() ? new String[0] : rows.split(", ", -1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			            |         | 9, 4, 3, 5, 6
			currency    | CHF     | 6
			customerId  | c1      | 4, 5
			dealerCode  | NORTH   | 3, 5, 6
			age         | Not due | 5, 6
			age         | 61-90   | ''
			""")
	void invoicesBehindAnAgeAreOrderedByTheirDueDays(String name, String value, String ids) {
		Map<String, String> parameters = (name != null) ? Map.of(name, value) : Map.of();
		assertThat(read("outstanding-invoices", parameters)).map((row) -> row.text("invoice_id"))
			.containsExactly(ids.isEmpty() ? new String[0] : ids.split(", ", -1));
	}

	@Test
	void whatIsOwedForInvoicesOfSeveralDealersIsAddedUp() {
		assertThat(read("debtors", Map.of("dealerCode", "NORTH\0SOUTH", "currency", "EUR"))).map(Object::toString)
			.containsExactly("[EUR, c1, 110.500, 90.500, 2026-04-02, 20.000, 90.500, null, null, null, 2]",
					"[EUR, c2, 100.000, 100.000, 2026-04-02, null, 100.000, null, null, null, 1]",
					"[EUR, c3, 0.000, 0.000, 2026-04-02, null, 0.000, null, null, null, 2]");
		assertThat(read("debtors", Map.of("dealerCode", "NORTH\0SOUTH", "age", "Not due"))).map(Object::toString)
			.containsExactly("[CHF, c2, 5.000, 0.000, null, 5.000, null, null, null, null, 1]",
					"[EUR, c1, 110.500, 90.500, 2026-04-02, 20.000, 90.500, null, null, null, 2]");
		assertThat(read("outstanding-invoices", Map.of("dealerCode", "DIRECT\0SOUTH")))
			.map((row) -> row.text("invoice_id"))
			.containsExactly("9", "4");
	}

	@Test
	void snapshotFromBeforeHasNone() {
		Snapshot before = this.content.add("2026-04-29.1", "dealers", "dealer_code dealer_name", List.of("NORTH N"));
		for (String figure : List.of("debtors", "outstanding-invoices")) {
			assertThat(new FigureReader(this.content, new MemoryHistory(List.of(before)))
				.read(before, Figures.load().find(figure).ask(Map.of()))
				.table()
				.rows()).isEmpty();
		}
	}

	private List<FigureRow> read(String figure, Map<String, String> parameters) {
		return new FigureReader(this.content, new MemoryHistory(List.of(this.snapshot)))
			.read(this.snapshot, Figures.load().find(figure).ask(parameters))
			.table()
			.rows();
	}

}
