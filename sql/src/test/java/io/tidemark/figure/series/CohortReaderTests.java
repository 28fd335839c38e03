package io.tidemark.figure.series;

import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose cohorts are read, and that those of several dealers are added up.
 */
class CohortReaderTests {

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-03-01.1", "mrr_cohorts",
			"month_end_on cohort_month months_since currency_code customer_dealer cohort_customers "
					+ "start_customers start_revenue paying_customers revenue",
			List.of("2026-02-28 2026-01 1 EUR - 8 7 250.000000 5 215.004000",
					"2026-02-28 2026-01 1 EUR NORTH 3 2 100.000000 1 40.002000",
					"2026-02-28 2026-01 1 EUR SOUTH 1 1 50.000000 1 75.003000",
					"2026-02-28 2026-01 1 EUR WEST 4 4 100.000000 3 99.999000",
					"2026-02-28 2026-02 0 EUR SOUTH 1 0 0.000000 0 0.000000"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			            | 2026-01 1 8 5 215.00 0.714286 0.860016
			NORTH       | 2026-01 1 3 1 40.00 0.500000 0.400020
			NORTH SOUTH | 2026-01 1 4 2 115.01 0.666667 0.766700, 2026-02 0 1 0 0.00 null null
			EAST WEST   | 2026-01 1 4 3 100.00 0.750000 0.999990
			EAST        | ''
			""")
	void sharesAreThoseOfTheSums(String dealers, String expected) {
		Map<String, String> asked = (dealers != null) ? Map.of("dealerCode", dealers.replace(' ', '\0')) : Map.of();
		assertThat(new CohortReader(this.content, Catalogue.load().findSeries(CohortReader.NAME).columns())
			.read(this.snapshot, Parameters.parse(CohortReader.NAME, asked, List.of(Parameter.values())))
			.rows()
			.stream()
			.map((row) -> "%s %s %s %s %s %s %s".formatted(row.get("cohort_month"), row.get("months_since"),
					row.get("cohort_customers"), row.get("paying_customers"), row.get("mrr"), row.get("customer_share"),
					row.get("mrr_share"))))
			.containsExactly(expected.isEmpty() ? new String[0] : expected.split(", ", -1));
	}

}
