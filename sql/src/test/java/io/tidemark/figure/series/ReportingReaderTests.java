package io.tidemark.figure.series;

import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the days in the reporting currency add up to.
 */
class ReportingReaderTests {

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-03-01.1", Map.of(
			"mrr_daily_reporting calendar_on currency_code revenue new_revenue expansion_revenue contraction_revenue "
					+ "churn_revenue reactivation_revenue fx_revenue",
			"""
					2026-01-30 EUR 100.0000000000000000 100.0000000000000000 - - - - -
					2026-01-31 EUR 99.9949999999999999 - - - - - -0.0050000000000001
					2026-02-01 EUR 120.0000000000000000 - 20.0000000000000000 - - - 0.0050000000000001
					2026-02-27 EUR 80.0044444444444444 - - 30.0000000000000000 10.0000000000000000 - 0.0044444444444444
					2026-02-28 EUR 110.0088888888888888 - - - - 30.0000000000000000 0.0044444444444444
					""".lines().toList(),
			"mrr_daily_reporting_by_dealer calendar_on currency_code customer_dealer revenue new_revenue "
					+ "expansion_revenue contraction_revenue churn_revenue reactivation_revenue fx_revenue",
			List.of("2026-01-30 EUR NORTH 60.0050000000000000 60.0050000000000000 - - - - -",
					"2026-01-30 EUR SOUTH 39.9950000000000000 39.9950000000000000 - - - - -",
					"2026-02-27 EUR EAST 1.0000000000000000 1.0000000000000000 - - - - -",
					"2026-02-28 EUR EAST 1.0040000000000000 - - - - - 0.0040000000000000",
					"2026-02-28 EUR WEST 2.0030000000000000 2.0030000000000000 - - - - -"),
			"dealers dealer_code dealer_name", List.of("EAST The~East")));

	@Test
	void movementsAndRatesAreAddedUpAndRoundedOnce() {
		assertThat(rows(Map.of("interval", "month"))).containsExactly(
				"[2026-01-31, EUR, 99.99, null, null, 100.00, null, null, -0.01]",
				"[2026-02-28, EUR, 110.01, 10.00, 20.00, null, 30.00, 30.00, 0.01]");
	}

	@Test
	void dayIsWhatIsStoredOfIt() {
		assertThat(rows(Map.of("dateFrom", "2026-02-27", "dateTo", "2026-02-27")))
			.containsExactly("[2026-02-27, EUR, 80.00, 10.00, null, null, 30.00, null, 0.00]");
	}

	@Test
	void dealerHasAStoredSeriesOfItsOwn() {
		assertThat(rows(Map.of("dealerCode", "NORTH")))
			.containsExactly("[2026-01-30, EUR, 60.01, null, null, 60.01, null, null, null]");
	}

	@Test
	void severalDealersAreAddedUpOrStandSideBySide() {
		String dealers = "EAST\0WEST";
		assertThat(rows(Map.of("dealerCode", dealers, "interval", "month")))
			.containsExactly("[2026-02-28, EUR, 3.01, null, null, 3.00, null, null, 0.00]");
		assertThat(rows(Map.of("dealerCode", dealers, "interval", "month", "groupBy", "dealer"))).containsExactly(
				"[2026-02-28, EUR, EAST, The East, 1.00, null, null, 1.00, null, null, 0.00]",
				"[2026-02-28, EUR, WEST, null, 2.00, null, null, 2.00, null, null, null]");
	}

	@Test
	void withoutReportingCurrencyThereAreNoRows() {
		Snapshot without = this.content.add("2026-03-02.1", "mrr_daily", MemoryContent.DAYS,
				List.of("2026-03-02 EUR 1.000000 1.000000 - - - - 1 1 0 0"));
		assertThat(new ReportingReader(this.content).read(without, Parameters.NONE).rows()).isEmpty();
	}

	private List<String> rows(Map<String, String> parameters) {
		return new ReportingReader(this.content)
			.read(this.snapshot, Parameters.parse(ReportingReader.NAME, parameters, List.of(Parameter.values())))
			.rows()
			.stream()
			.map(Object::toString)
			.toList();
	}

}
