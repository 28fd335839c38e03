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
			+ "0.909091, 0.909091]";

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-03-01.1", "mrr_daily", MemoryContent.DAYS, """
			2026-01-30 EUR 100.000000 100.000000 - - - - 2 2 0 0
			2026-01-31 EUR 100.000000 - - - - - 2 0 0 0
			2026-02-01 EUR 120.000000 - 20.000000 - - - 2 0 0 0
			2026-02-09 EUR 120.000000 - - - - - 2 0 0 0
			2026-02-10 EUR 80.000000 - - - 40.000000 - 1 0 1 0
			2026-02-28 EUR 110.000000 - - - - 30.000000 2 0 0 1
			2026-02-28 JPY 0.000000 500.400000 - - 500.400000 - 0 1 1 0
			2026-03-01 EUR 100.333333 0.333333 - 10.000000 - - 3 1 0 0
			2026-03-01 JPY 0.000000 - - - - - 0 0 0 0
			""".lines().toList());

	@Test
	void ratiosAreOverTheBalanceOfTheDayBeforeThePeriod() {
		assertThat(rows(Map.of("currency", "EUR"))).containsExactly(
				"[2026-01-31, EUR, 100.00, 1200.00, 50.00, 2, 2, 0, 0, null, null, null, null]",
				"[2026-02-28, EUR, 110.00, 1320.00, 55.00, 2, 0, 1, 1, 1.250000, 0.500000, 1.100000, 0.600000]", MARCH);
	}

	@Test
	void ratiosOverNothingAreNull() {
		assertThat(rows(Map.of("currency", "JPY"))).containsExactly(
				"[2026-02-28, JPY, 0, 0, null, 0, 1, 1, 0, 1.000000, null, null, null]",
				"[2026-03-01, JPY, 0, 0, null, 0, 0, 0, 0, null, null, null, null]");
	}

	@Test
	void periodThatBeginsInTheMiddleKnowsTheDayBefore() {
		assertThat(rows(Map.of("currency", "EUR", "dateFrom", "2026-02-10", "dateTo", "2026-02-28"))).containsExactly(
				"[2026-02-28, EUR, 110.00, 1320.00, 55.00, 2, 0, 1, 1, 0.750000, 0.500000, 0.916667, 0.666667]");
	}

	@Test
	void dayBeforeIsReadFromTheMonthBeforeAndNotShown() {
		assertThat(rows(Map.of("currency", "EUR", "dateFrom", "2026-03-01"))).containsExactly(MARCH);
		assertThat(this.content.loaded()).containsExactly("2026-02", "2026-03");
	}

	@Test
	void pageIsCutFromTheRowsOfAllCurrencies() {
		FigurePage page = FigurePage.of(new MetricsReader(this.content).read(this.snapshot, Parameters.NONE),
				new Paging(3, 2));
		assertThat(page.table().rows()).map(Object::toString)
			.containsExactly("[2026-03-01, JPY, 0, 0, null, 0, 0, 0, 0, null, null, null, null]");
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
