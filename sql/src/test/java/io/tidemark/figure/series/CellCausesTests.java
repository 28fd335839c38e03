package io.tidemark.figure.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which cells of past days are told as restated KPIs.
 */
class CellCausesTests {

	private static final String INVOICES = "invoices_days issued_on invoice_month invoice_currency invoice_dealer "
			+ "invoice_status invoice_count invoice_amount invoice_outstanding";

	private static final String CUSTOMERS = "customers_days created_on customer_status customer_dealer customer_count";

	private static final String[] BEFORE = { "2026-01-05 2026-01 GBP HAR01 Sent 3 300.000 300.000",
			"2026-01-05 2026-01 GBP LEE02 Paid 1 50.000 0.000", "2026-01-06 2026-01 GBP HAR01 Paid 1 10.000 0.000" };

	private final MemoryContent content = new MemoryContent();

	private Snapshot invoices(String version, String... cells) {
		return this.content.add(version, Map.of(INVOICES, List.of(cells)));
	}

	private static String[] with(String... changed) {
		List<String> cells = new ArrayList<>(Arrays.asList(BEFORE));
		for (String cell : changed) {
			cells.removeIf((each) -> each.startsWith(cell.substring(0, cell.indexOf(' ', 29))));
			cells.add(cell);
		}
		return cells.toArray(String[]::new);
	}

	@Test
	void invoicesThatAreNewAreToldWithTheStatusAndDealerThatTheyShare() {
		Snapshot before = invoices("2026-02-01.1", BEFORE);
		assertThat(causes(before, invoices("2026-02-02.1", with("2026-01-05 2026-01 GBP LEE02 Paid 3 170.000 0.000"))))
			.containsExactly("[invoices, GBP, 120.000000, 2, 2026-01-05, 2026-01-05, Paid, null, LEE02]");
		assertThat(causes(before,
				invoices("2026-02-02.2",
						with("2026-01-05 2026-01 GBP LEE02 Paid 3 170.000 0.000",
								"2026-01-05 2026-01 GBP HAR01 Paid 1 1.000 0.000"))))
			.containsExactly("[invoices, GBP, 121.000000, 3, 2026-01-05, 2026-01-05, Paid, null, null]");
	}

	@Test
	void invoiceThatIsPaidNowRestatesNothing() {
		assertThat(causes(invoices("2026-02-01.1", BEFORE),
				invoices("2026-02-02.1", "2026-01-05 2026-01 GBP HAR01 Sent 2 200.000 150.000",
						"2026-01-05 2026-01 GBP HAR01 Paid 1 100.000 0.000",
						"2026-01-05 2026-01 GBP LEE02 Paid 1 50.000 0.000",
						"2026-01-06 2026-01 GBP HAR01 Paid 1 10.000 0.000")))
			.isEmpty();
	}

	@Test
	void invoiceOfAnotherDayDealerOrAmountIsToldWhereItWasAndWhereItIs() {
		Snapshot before = invoices("2026-02-01.1", BEFORE);
		Snapshot moved = invoices("2026-02-01.2", BEFORE[0], BEFORE[1],
				"2026-01-09 2026-01 GBP HAR01 Paid 1 10.000 0.000");
		assertThat(causes(before, moved)).containsExactly(
				"[invoices, GBP, -10.000000, -1, 2026-01-06, 2026-01-06, Paid, null, HAR01]",
				"[invoices, GBP, 10.000000, 1, 2026-01-09, 2026-01-09, Paid, null, HAR01]");
		Snapshot dealer = invoices("2026-02-01.3", BEFORE[0], BEFORE[1],
				"2026-01-06 2026-01 GBP LEE02 Paid 1 10.000 0.000");
		assertThat(causes(before, dealer)).isEmpty();
		assertThat(causes(before, dealer, "dealerCode", "LEE02"))
			.containsExactly("[invoices, GBP, 10.000000, 1, 2026-01-06, 2026-01-06, Paid, null, LEE02]");
		Snapshot amount = invoices("2026-02-01.4", BEFORE[0], BEFORE[1],
				"2026-01-06 2026-01 GBP HAR01 Paid 1 9.995 0.000");
		assertThat(causes(before, amount))
			.containsExactly("[invoices, GBP, -0.005000, 0, 2026-01-06, 2026-01-06, Paid, null, HAR01]");
	}

	@Test
	void daysInARowThatDifferByTheSameAreOneCause() {
		Snapshot before = this.content.add("2026-02-01.1", Map.of(CUSTOMERS, List.of("2026-01-01 Active EAST 4")));
		Snapshot after = this.content.add("2026-02-01.2",
				Map.of(CUSTOMERS,
						List.of("2026-01-01 Active EAST 4", "2026-01-30 Active EAST 2", "2026-01-31 Active EAST 2",
								"2026-02-01 Active EAST 2", "2025-12-01 Active EAST 2", "2025-12-03 Active EAST 2")));
		assertThat(causes(before, after)).containsExactly(
				"[customers, null, null, 2, 2025-12-01, 2025-12-01, Active, null, EAST]",
				"[customers, null, null, 2, 2025-12-03, 2025-12-03, Active, null, EAST]",
				"[customers, null, null, 2, 2026-01-30, 2026-02-01, Active, null, EAST]");
	}

	@Test
	void daysThatTheEarlierSnapshotHadNotClosedAreNoRestatement() {
		Snapshot before = invoices("2026-01-06.1", BEFORE);
		assertThat(causes(before, invoices("2026-01-08.1", with("2026-01-07 2026-01 GBP HAR01 Sent 1 5.000 5.000"))))
			.isEmpty();
	}

	@Test
	void tableThatIsNewIsNoRestatement() {
		Snapshot before = this.content.add("2026-02-01.1", Map.of(CUSTOMERS, List.of("2026-01-01 Active EAST 4")));
		assertThat(
				causes(before,
						this.content.add("2026-02-02.1",
								Map.of(CUSTOMERS, List.of("2026-01-01 Active EAST 4"), INVOICES, List.of(BEFORE)))))
			.isEmpty();
	}

	@Test
	void largestOfEachCurrencyIsFirst() {
		Snapshot before = invoices("2026-02-01.1", BEFORE);
		Snapshot after = invoices("2026-02-01.2", with("2026-01-10 2026-01 GBP HAR01 Paid 1 5.000 0.000",
				"2026-01-11 2026-01 GBP HAR01 Paid 1 7.000 0.000", "2026-01-12 2026-01 EUR HAR01 Paid 1 1.000 0.000"));
		assertThat(causes(before, after)).map((row) -> row.substring(0, row.indexOf(", 1, ")))
			.containsExactly("[invoices, EUR, 1.000000", "[invoices, GBP, 7.000000", "[invoices, GBP, 5.000000");
		assertThat(causes(before, after, "currency", "EUR")).hasSize(1);
		assertThat(causes(before, after, "dateFrom", "2026-01-11")).hasSize(2);
		assertThat(causes(before, after, "customerId", "1")).isEmpty();
	}

	/**
	 * Return the rows of the figure without those columns that movements alone have.
	 */
	private List<String> causes(Snapshot before, Snapshot after, String... asked) {
		Map<String, String> parameters = new HashMap<>();
		for (int index = 0; index < asked.length; index += 2) {
			parameters.put(asked[index], asked[index + 1]);
		}
		return new RestatementCauseReader(this.content, new MemoryHistory(List.of(after, before)))
			.read(after, Parameters.parse(RestatementCauseReader.NAME, parameters, List.of(Parameter.values())))
			.rows()
			.stream()
			.map((row) -> List
				.of("figure", "currency_code", "change", "count_change", "date_from", "date_to", "status", "type",
						"dealer_code")
				.stream()
				.map((column) -> String.valueOf(row.get(column)))
				.toList()
				.toString())
			.toList();
	}

}
