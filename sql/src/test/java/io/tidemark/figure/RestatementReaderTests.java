package io.tidemark.figure;

import java.util.List;
import java.util.Map;

import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as a restatement, and what is read for it.
 */
class RestatementReaderTests {

	private final MemoryContent content = new MemoryContent();

	private final Snapshot previous = add("2026-02-01.1", """
			2025-12-31 EUR 100.000000 100.000000 - - - - 1 1 0 0
			2026-01-01 EUR 100.000000 - - - - - 1 0 0 0
			2026-01-01 USD 7.000000 7.000000 - - - - 1 1 0 0
			2026-01-02 EUR 60.000000 - - 40.000000 - - 1 0 0 0
			2026-02-01 EUR 60.000000 - - - - - 1 0 0 0
			""");

	private final Snapshot snapshot = add("2026-02-02.1", """
			2025-12-31 EUR 100.000000 100.000000 - - - - 1 1 0 0
			2026-01-01 CHF 3.500000 3.500000 - - - - 1 1 0 0
			2026-01-01 EUR 100.000000 - - - - - 1 0 0 0
			2026-01-02 EUR 60.000001 - - 39.999999 - - 2 0 0 0
			2026-02-01 EUR 0.000000 - - - 60.000000 - 0 0 1 0
			2026-02-02 EUR 9.000000 - - - - 9.000000 1 0 0 1
			""");

	private Snapshot add(String version, String lines) {
		return this.content.add(version, "mrr_daily", MetricsReaderTests.COLUMNS, lines.lines().toList());
	}

	@Test
	void everyDifferenceOfCommonDayIsToldExactly() {
		assertThat(rows(this.previous, Map.of())).containsExactly(
				"[2026-01-01, CHF, revenue, null, 3.500000, 3.500000]",
				"[2026-01-01, CHF, new_revenue, null, 3.500000, 3.500000]",
				"[2026-01-01, USD, revenue, 7.000000, null, -7.000000]",
				"[2026-01-01, USD, new_revenue, 7.000000, null, -7.000000]",
				"[2026-01-02, EUR, revenue, 60.000000, 60.000001, 0.000001]",
				"[2026-01-02, EUR, contraction_revenue, 40.000000, 39.999999, -0.000001]",
				"[2026-02-01, EUR, revenue, 60.000000, 0.000000, -60.000000]",
				"[2026-02-01, EUR, churn_revenue, null, 60.000000, 60.000000]");
	}

	@Test
	void monthsThatAreTheSameAreNotRead() {
		assertThat(rows(this.previous, Map.of())).isNotEmpty();
		assertThat(this.content.loaded()).containsExactly("2026-01", "2026-01", "2026-02", "2026-02");
	}

	@Test
	void datesAndCurrencyKeepWhatTheyName() {
		assertThat(rows(this.previous, Map.of("currency", "EUR", "dateTo", "2026-01-31"))).hasSize(2);
		assertThat(rows(this.previous, Map.of("dateFrom", "2026-02-01"))).hasSize(2);
		assertThat(rows(this.previous, Map.of("dateFrom", "2026-02-02"))).isEmpty();
	}

	@Test
	void pageIsCutFromAllRestatements() {
		FigurePage page = new RestatementReader(this.content).readPage(this.snapshot, this.previous,
				RestatementQuery.parse(Map.of("page", "2", "itemsPerPage", "5")));
		assertThat(page.pagination()).isEqualTo(new Pagination(8, 5, 2, 2, 3));
	}

	@Test
	void firstSnapshotRestatesNothing() {
		assertThat(rows(null, Map.of())).isEmpty();
		assertThat(rows(this.snapshot, Map.of())).isEmpty();
	}

	private List<String> rows(@Nullable Snapshot before, Map<String, String> parameters) {
		return new RestatementReader(this.content).read(this.snapshot, before, RestatementQuery.parse(parameters))
			.rows()
			.stream()
			.map(Object::toString)
			.toList();
	}

}
