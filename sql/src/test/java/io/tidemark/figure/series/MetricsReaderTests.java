package io.tidemark.figure.series;

import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.Pagination;
import io.tidemark.figure.Paging;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the metrics come to, and what they are computed from.
 */
class MetricsReaderTests {

	private static final String MARCH = "[2026-03-01, EUR, 100.33, 1204.00, 33.44, 3, 1, 0, 0, 0.033333, 0.000000, "
			+ "0.909091, 0.818182, true, null, null, null, null]";

	private static final String NO_RETENTION = "null, null, null, %s, null, null, null, null]";

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-03-01.1", Map.of("mrr_daily " + MemoryContent.DAYS, """
			2026-01-30 EUR 100.000000 100.000000 - - - - 2 2 0 0
			2026-01-31 EUR 100.000000 - - - - - 2 0 0 0
			2026-02-01 EUR 120.000000 - 20.000000 - - - 2 0 0 0
			2026-02-09 EUR 120.000000 - - - - - 2 0 0 0
			2026-02-10 EUR 80.000000 - - - 40.000000 - 1 0 1 0
			2026-02-28 EUR 110.000000 - - - - 30.000000 2 0 0 1
			2026-02-28 JPY 0.000000 500.400000 - - 500.400000 - 0 1 1 0
			2026-03-01 EUR 100.333333 0.333333 - 10.000000 - - 3 1 0 0
			2026-03-01 JPY 0.000000 - - - - - 0 0 0 0
			""".lines().toList(), "mrr_retention period_end_on period_interval cohort_on currency_code customer_dealer "
			+ "start_customers lost_customers start_revenue kept_revenue end_revenue", """
					2026-02-28 month 2026-01-31 EUR - 2 0 100.000000 80.000000 110.000000
					2026-02-28 month 2026-01-31 EUR NORTH 1 1 40.000000 0.000000 0.000000
					2026-02-28 trailing_year 2025-02-28 EUR - 8 3 90.000000 60.000000 99.000000
					2026-03-01 month 2026-02-28 EUR - 2 0 110.000000 90.000000 100.000000
					2026-03-01 quarter 2025-12-31 EUR - 4 1 200.000000 50.000000 75.000000
					""".lines().toList()));

	@Test
	void retentionIsThatOfWhoPaidAtTheStart() {
		assertThat(rows(Map.of("currency", "EUR"))).containsExactly(
				"[2026-01-31, EUR, 100.00, 1200.00, 50.00, 2, 2, 0, 0, null, " + NO_RETENTION.formatted(false),
				"[2026-02-28, EUR, 110.00, 1320.00, 55.00, 2, 0, 1, 1, 1.250000, 0.000000, 1.100000, 0.800000, false, "
						+ "0.375000, 1.100000, 0.666667, 1760.00]",
				MARCH);
		assertThat(rows(Map.of("currency", "EUR", "interval", "quarter"))).containsExactly(
				"[2026-03-01, EUR, 100.33, 1204.00, 33.44, 3, 3, 1, 1, 3.006667, 0.250000, 0.375000, 0.250000, true, "
						+ "null, null, null, null]");
	}

	@Test
	void ratiosOverNothingAreNull() {
		assertThat(rows(Map.of("currency", "JPY"))).containsExactly(
				"[2026-02-28, JPY, 0, 0, null, 0, 1, 1, 0, 1.000000, " + NO_RETENTION.formatted(false),
				"[2026-03-01, JPY, 0, 0, null, 0, 0, 0, 0, null, " + NO_RETENTION.formatted(true));
	}

	@Test
	void periodWhoseStartIsCutIsPartialAndHasNoRetention() {
		assertThat(rows(Map.of("currency", "EUR", "dateFrom", "2026-02-10", "dateTo", "2026-02-28"))).containsExactly(
				"[2026-02-28, EUR, 110.00, 1320.00, 55.00, 2, 0, 1, 1, 0.750000, null, null, null, true, 0.375000, "
						+ "1.100000, 0.666667, 1760.00]");
		assertThat(rows(Map.of("currency", "EUR", "dateFrom", "2026-02-01", "dateTo", "2026-02-27"))).containsExactly(
				"[2026-02-10, EUR, 80.00, 960.00, 80.00, 1, 0, 1, 0, 0.500000, " + NO_RETENTION.formatted(true));
	}

	@Test
	void daysHaveNoRetentionButThatOfTheYearThatEndsWithThem() {
		assertThat(rows(Map.of("currency", "EUR", "dateFrom", "2026-02-28", "interval", "day"))).containsExactly(
				"[2026-02-28, EUR, 110.00, 1320.00, 55.00, 2, 0, 0, 1, null, null, null, null, false, 0.375000, "
						+ "1.100000, 0.666667, 1760.00]",
				"[2026-03-01, EUR, 100.33, 1204.00, 33.44, 3, 1, 0, 0, 0.033333, " + NO_RETENTION.formatted(false));
	}

	@Test
	void onlyTheMonthsAskedForAreRead() {
		assertThat(rows(Map.of("currency", "EUR", "dateFrom", "2026-03-01"))).containsExactly(MARCH);
		assertThat(this.content.loaded()).containsExactly("2026-03", "2026-03");
	}

	@Test
	void pageIsCutFromTheRowsOfAllCurrencies() {
		FigurePage page = FigurePage.of(new MetricsReader(this.content).read(this.snapshot, Parameters.NONE),
				new Paging(3, 2));
		assertThat(page.table().rows()).map(Object::toString)
			.containsExactly("[2026-03-01, JPY, 0, 0, null, 0, 0, 0, 0, null, " + NO_RETENTION.formatted(true));
		assertThat(page.pagination()).isEqualTo(new Pagination(5, 2, 3, 3, 1));
	}

	private List<String> rows(Map<String, String> parameters) {
		return new MetricsReader(this.content)
			.read(this.snapshot, Parameters.parse(MetricsReader.NAME, parameters, List.of(Parameter.values())))
			.rows()
			.stream()
			.map(Object::toString)
			.toList();
	}

}
