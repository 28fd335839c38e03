package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.Pagination;
import io.tidemark.figure.Paging;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotHistory;
import io.tidemark.snapshot.SnapshotVersion;
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
		return this.content.add(version, "mrr_daily", MemoryContent.DAYS, lines.lines().toList());
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
		FigurePage page = FigurePage.of(reader(this.previous, null).read(this.snapshot, Parameters.NONE),
				new Paging(2, 5));
		assertThat(page.pagination()).isEqualTo(new Pagination(8, 5, 2, 2, 3));
	}

	@Test
	void firstSnapshotRestatesNothing() {
		assertThat(rows(null, Map.of())).isEmpty();
		assertThat(rows(this.snapshot, Map.of())).isEmpty();
	}

	@Test
	void keptRestatementsAreToldWhateverIsThereToCompareWith() {
		SeriesComparison kept = new SeriesComparison(SnapshotVersion.parse("2026-01-31.1"), List
			.of(restatement("2026-01-02", "EUR"), restatement("2026-01-02", "USD"), restatement("2026-01-03", "EUR")));
		assertThat(reader(this.previous, kept)
			.read(this.snapshot, parameters(Map.of("currency", "EUR", "dateTo", "2026-01-02")))
			.rows()).hasToString("[[2026-01-02, EUR, revenue, 1.000000, null, -1.000000]]");
		assertThat(this.content.loaded()).isEmpty();
	}

	@Test
	void dealersAreComparedEachForItself() {
		String columns = "calendar_on customer_dealer" + MemoryContent.DAYS.substring(MemoryContent.DAYS.indexOf(' '));
		Snapshot before = this.content.add("2026-02-01.1", "mrr_daily_by_dealer", columns, List
			.of("2026-01-01 NORTH EUR 1.000000 - - - - - 1 0 0 0", "2026-01-01 EAST EUR 2.000000 - - - - - 1 0 0 0"));
		Snapshot after = this.content.add("2026-02-01.2", "mrr_daily_by_dealer", columns,
				List.of("2026-01-01 NORTH EUR 3.000000 - - - - - 1 0 0 0",
						"2026-01-01 EAST EUR 2.000000 - - - - - 1 0 0 0",
						"2026-01-01 WEST EUR 5.000000 - - - - - 1 0 0 0"));
		List<String> told = new ArrayList<>();
		new SeriesDifferences(this.content).forEach(before, after,
				(dealer, restatement) -> told.add(dealer + " " + restatement.before() + " " + restatement.after()));
		assertThat(told).containsExactly("NORTH 1.000000 3.000000", "WEST null 5.000000");
	}

	private static Parameters parameters(Map<String, String> values) {
		return Parameters.parse(RestatementReader.NAME, values, List.of(Parameter.values()));
	}

	private static Restatement restatement(String date, String currency) {
		return new Restatement(LocalDate.parse(date), currency, "revenue", new BigDecimal("1.000000"), null);
	}

	private RestatementReader reader(@Nullable Snapshot before, @Nullable SeriesComparison kept) {
		return new RestatementReader(this.content, new SnapshotHistory() {

			@Override
			public Optional<Snapshot> findPrevious(Snapshot of) {
				return Optional.ofNullable(before);
			}

			@Override
			public List<Snapshot> findPublishedUpTo(Snapshot last) {
				return List.of();
			}

			@Override
			public Optional<SeriesComparison> findComparison(Snapshot of, @Nullable String dealerCode) {
				return Optional.ofNullable(kept);
			}

			@Override
			public Optional<List<RestatementCause>> findCauses(Snapshot of, @Nullable String dealerCode) {
				return Optional.empty();
			}

			@Override
			public Optional<Snapshot> findByBusinessDate(String tenant, LocalDate businessDate) {
				return Optional.empty();
			}

		});
	}

	private List<String> rows(@Nullable Snapshot before, Map<String, String> parameters) {
		return reader(before, null).read(this.snapshot, parameters(parameters))
			.rows()
			.stream()
			.map(Object::toString)
			.toList();
	}

}
