package io.tidemark.figure.series;

import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The revenue series and the metrics with one row per group and period, or of several
 * dealers together.
 */
class GroupedSeriesTests {

	private static final String DEALERS = "mrr_daily_by_dealer "
			+ MemoryContent.DAYS.replace("currency_code ", "currency_code customer_dealer ");

	private static final String PRODUCTS = "mrr_daily_by_product "
			+ MemoryContent.DAYS.replace("currency_code ", "currency_code product ")
			+ " switch_in_revenue switch_out_revenue";

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-02-02.1",
			Map.of(DEALERS,
					List.of("2026-01-31 EUR NORTH 50.000000 50.000000 - - - - 1 1 0 0",
							"2026-01-31 EUR SOUTH 20.004000 20.004000 - - - - 1 1 0 0",
							"2026-02-01 EUR NORTH 45.000000 - - 5.000000 - - 1 0 0 0",
							"2026-02-01 EUR SOUTH 20.004000 - - - - - 1 0 0 0"),
					PRODUCTS,
					List.of("2026-02-01 EUR Phone 7.000000 - 2.500000 - - - 1 0 0 0 4.500000 -",
							"2026-02-02 EUR Phone 0.000000 - - - 1.000000 - 0 0 1 0 - 6.000000",
							"2026-02-02 EUR Fax 6.000000 - - - - - 1 1 0 0 6.000000 -"),
					"dealers dealer_code dealer_name", List.of("NORTH The~North"),
					"mrr_retention period_end_on period_interval cohort_on currency_code customer_dealer "
							+ "start_customers lost_customers start_revenue kept_revenue end_revenue",
					List.of("2026-01-31 month 2025-12-31 EUR - 9 9 900.000000 9.000000 9.000000",
							"2026-01-31 month 2025-12-31 EUR NORTH 4 1 80.000000 40.000000 60.000000",
							"2026-01-31 month 2025-12-31 EUR SOUTH 1 0 20.000000 20.000000 30.000000",
							"2026-01-31 month 2025-12-31 EUR WEST 3 3 7.000000 0.000000 0.000000",
							"2026-01-31 trailing_year 2025-01-31 EUR NORTH 2 1 100.000000 25.000000 50.000000",
							"2026-02-02 month 2026-01-31 EUR - 9 9 900.000000 9.000000 9.000000")));

	private List<String> metrics(Map<String, String> parameters) {
		return new MetricsReader(this.content)
			.read(this.snapshot, Parameters.parse(MetricsReader.NAME, parameters, List.of(Parameter.values())))
			.rows()
			.stream()
			.map(Object::toString)
			.toList();
	}

	private FigureTable read(Map<String, String> parameters) {
		return new RevenueReader(this.content).read(this.snapshot,
				Parameters.parse(RevenueReader.NAME, parameters, List.of(Parameter.values())));
	}

	@Test
	void dealersHaveTheirNamesBesideTheirCodes() {
		FigureTable table = read(Map.of("groupBy", "dealer", "interval", "month"));
		assertThat(table.columns()).extracting(FigureColumn::name)
			.startsWith("date", "currency_code", "customer_dealer", "customer_dealer_name", "revenue")
			.endsWith("net_new_revenue");
		assertThat(table.rows()).map(Object::toString)
			.containsExactly("[2026-01-31, EUR, NORTH, The North, 50.00, null, null, 50.00, null, null, 50.00]",
					"[2026-01-31, EUR, SOUTH, null, 20.00, null, null, 20.00, null, null, 20.00]",
					"[2026-02-01, EUR, NORTH, The North, 45.00, null, null, null, 5.00, null, -5.00]",
					"[2026-02-01, EUR, SOUTH, null, 20.00, null, null, null, null, null, null]");
	}

	@Test
	void dealersThatAreAskedForAreKept() {
		assertThat(read(Map.of("groupBy", "dealer", "dealerCode", "SOUTH")).rows())
			.extracting((row) -> row.text("customer_dealer"))
			.containsExactly("SOUTH", "SOUTH");
		assertThat(read(Map.of("groupBy", "dealer", "dealerCode", "SOUTH\0NORTH")).rows()).hasSize(4);
	}

	@Test
	void severalDealersAreAddedUpBeforeTheyAreRounded() {
		assertThat(read(Map.of("dealerCode", "SOUTH\0NORTH", "interval", "month")).rows()).map(Object::toString)
			.containsExactly("[2026-01-31, EUR, 70.00, null, null, 70.00, null, null, 70.00]",
					"[2026-02-01, EUR, 65.00, null, null, null, 5.00, null, -5.00]");
		assertThat(read(Map.of("dealerCode", "SOUTH\0WEST", "dateTo", "2026-01-31")).rows()).map(Object::toString)
			.containsExactly("[2026-01-31, EUR, 20.00, null, null, 20.00, null, null, 20.00]");
	}

	@Test
	void metricsOfDealersHaveTheRetentionOfEach() {
		assertThat(metrics(Map.of("groupBy", "dealer"))).containsExactly(
				"[2026-01-31, EUR, NORTH, The North, 50.00, 600.00, 50.00, 1, 1, 0, 0, null, 0.250000, 0.750000, "
						+ "0.500000, false, 0.500000, 0.500000, 0.250000, 1200.00]",
				"[2026-01-31, EUR, SOUTH, null, 20.00, 240.05, 20.00, 1, 1, 0, 0, null, 0.000000, 1.500000, "
						+ "1.000000, false, null, null, null, null]",
				"[2026-02-01, EUR, NORTH, The North, 45.00, 540.00, 45.00, 1, 0, 0, 0, 0.000000, null, null, null, "
						+ "true, null, null, null, null]",
				"[2026-02-01, EUR, SOUTH, null, 20.00, 240.05, 20.00, 1, 0, 0, 0, null, null, null, null, true, "
						+ "null, null, null, null]");
	}

	@Test
	void metricsOfSeveralDealersAreThoseOfTheirSums() {
		assertThat(metrics(Map.of("dealerCode", "NORTH\0SOUTH"))).containsExactly(
				"[2026-01-31, EUR, 70.00, 840.05, 35.00, 2, 2, 0, 0, null, 0.200000, 0.900000, 0.600000, false, "
						+ "0.500000, 0.500000, 0.250000, 840.05]",
				"[2026-02-01, EUR, 65.00, 780.05, 32.50, 2, 0, 0, 0, 0.000000, null, null, null, true, null, null, "
						+ "null, null]");
	}

	@Test
	void metricsOfProductsHaveSwitchesAndNoRetention() {
		assertThat(metrics(Map.of("groupBy", "product"))).containsExactly(
				"[2026-02-02, EUR, Fax, 6.00, 72.00, 6.00, 1, 1, 0, 0, null, null, null, null, true, null, null, "
						+ "null, null, 6.00, null]",
				"[2026-02-02, EUR, Phone, 0.00, 0.00, null, 0, 0, 1, 0, 2.500000, null, null, null, true, null, null, "
						+ "null, null, 4.50, 6.00]");
	}

	@Test
	void productsSwitchWithinPeriod() {
		FigureTable table = read(Map.of("groupBy", "product", "interval", "month"));
		assertThat(table.columns()).extracting(FigureColumn::name)
			.startsWith("date", "currency_code", "product", "revenue")
			.endsWith("net_new_revenue", "switch_in_revenue", "switch_out_revenue");
		assertThat(table.rows()).map(Object::toString)
			.containsExactly("[2026-02-02, EUR, Fax, 6.00, null, null, null, null, null, 6.00, 6.00, null]",
					"[2026-02-02, EUR, Phone, 0.00, 1.00, 2.50, null, null, null, 0.00, 4.50, 6.00]");
	}

	@Test
	void snapshotWithoutProductsHasNoRows() {
		Snapshot old = this.content.add("2026-02-01.1", "mrr_daily", MemoryContent.DAYS,
				List.of("2026-02-01 EUR 7.000000 - - - - - 1 0 0 0"));
		assertThat(
				new RevenueReader(this.content)
					.read(old,
							Parameters.parse(RevenueReader.NAME, Map.of("groupBy", "product"),
									List.of(Parameter.values())))
					.rows())
			.isEmpty();
	}

}
