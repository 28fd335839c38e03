package io.tidemark.figure.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a KPI's history has of which snapshots.
 */
class KpiHistoryTests {

	private static final Kpi BY_STATUS = Catalogue.load().find("customers", "byStatus");

	private final MemoryContent content = new MemoryContent();

	private final List<Snapshot> snapshots = List.of(add("2026-03-02.2", "Active 5", "Dropped 1"),
			add("2026-03-02.1", "Active 4"), add("2026-03-01.1", "Active 3", "Suspended 2"),
			add("2026-02-27.1", "Active 2"));

	private Snapshot add(String version, String... cells) {
		List<String> lines = new ArrayList<>();
		for (String cell : cells) {
			lines.add("customer_status " + cell);
		}
		return this.content.add(version, "customers_cube", "grouped_by customer_status customer_count", lines);
	}

	@Test
	void latestRevisionOfEachDateCountsFromTheFirstDateOn() {
		assertThat(rows(Map.of())).containsExactly("[2026-02-27, Active, 2]", "[2026-03-01, Active, 3]",
				"[2026-03-01, Suspended, 2]", "[2026-03-02, Active, 5]", "[2026-03-02, Dropped, 1]");
	}

	@Test
	void snapshotDateIsTheFirstColumn() {
		assertThat(KpiHistory.columns(BY_STATUS)).extracting(FigureColumn::label)
			.containsExactly("Snapshot Date", "Customer Status", "Count");
	}

	@Test
	void datesAreBusinessDates() {
		assertThat(rows(Map.of("dateFrom", "2026-02-28", "dateTo", "2026-03-01")))
			.containsExactly("[2026-03-01, Active, 3]", "[2026-03-01, Suspended, 2]");
	}

	@Test
	void statusIsKeptOfEverySnapshot() {
		assertThat(rows(Map.of("status", "ACTIVE"))).containsExactly("[2026-02-27, Active, 2]",
				"[2026-03-01, Active, 3]", "[2026-03-02, Active, 5]");
	}

	@ParameterizedTest
	@CsvSource({ "1", "2", "3", "5", "6" })
	void pagesCoverEveryRowOnceInItsOrder(int limit) {
		List<String> paged = new ArrayList<>();
		for (int idAfter = 0; idAfter <= 5; idAfter += limit) {
			paged.addAll(rows(Map.of("idAfter", Integer.toString(idAfter), "limit", Integer.toString(limit))));
		}
		assertThat(paged).isEqualTo(rows(Map.of()));
	}

	@Test
	void snapshotsPastTheFirstRowOfTheNextPageAreNotRead() {
		assertThat(rows(Map.of("limit", "1"))).hasSize(1);
		assertThat(this.content.loaded()).hasSize(2);
	}

	private List<String> rows(Map<String, String> parameters) {
		return new KpiHistory(this.content)
			.readPage(this.snapshots, BY_STATUS, Parameters.parse("history", parameters, BY_STATUS.historyParameters()))
			.table()
			.rows()
			.stream()
			.map(Object::toString)
			.toList();
	}

}
