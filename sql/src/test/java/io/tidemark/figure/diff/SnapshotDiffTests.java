package io.tidemark.figure.diff;

import java.util.ArrayList;
import java.util.List;

import io.tidemark.figure.MemoryContent;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What two snapshots say differently, and what is read to find it.
 */
class SnapshotDiffTests {

	private final MemoryContent content = new MemoryContent();

	private Snapshot series(String version, String lines) {
		return this.content.add(version, "mrr_daily", MemoryContent.DAYS, lines.lines().toList());
	}

	private Snapshot cube(String version, String columns, String lines) {
		return this.content.add(version, "customers_cube", columns, lines.lines().toList());
	}

	@Test
	void everyMeasureThatDiffersIsToldExactly() {
		Snapshot before = series("2026-02-01.1", """
				2026-01-01 EUR 100.000000 - - - - - 1 0 0 0
				2026-01-02 EUR 60.000000 - - 40.000000 - - 1 0 0 0
				""");
		Snapshot after = series("2026-02-01.2", """
				2026-01-01 EUR 100.000000 - - - - - 1 0 0 0
				2026-01-02 EUR 60.000001 - - - - - 2 0 0 0
				""");
		assertThat(rows(before, after)).containsExactly(
				"[mrr_daily, 2026-01, calendar_on=2026-01-02, currency_code=EUR, revenue, 60.000000, 60.000001, 0.000001]",
				"[mrr_daily, 2026-01, calendar_on=2026-01-02, currency_code=EUR, contraction_revenue, 40.000000, null, -40.000000]",
				"[mrr_daily, 2026-01, calendar_on=2026-01-02, currency_code=EUR, paying_customers, 1, 2, 1]");
	}

	@Test
	void rowsThatCameOrWentHaveNoOtherSide() {
		Snapshot before = series("2026-02-01.1", "2026-01-01 EUR 7.000000 - - - - - 1 0 0 0");
		Snapshot after = series("2026-02-01.2", "2026-02-01 EUR 8.000000 - - - - - 1 0 0 0");
		assertThat(rows(before, after)).hasSize(10)
			.contains(
					"[mrr_daily, 2026-01, calendar_on=2026-01-01, currency_code=EUR, revenue, 7.000000, null, -7.000000]",
					"[mrr_daily, 2026-02, calendar_on=2026-02-01, currency_code=EUR, revenue, null, 8.000000, 8.000000]",
					"[mrr_daily, 2026-02, calendar_on=2026-02-01, currency_code=EUR, churned_customers, null, 0, 0]");
	}

	@Test
	void onlyPartsThatDifferAreReadAndOnlyWhenTheirTurnComes() {
		Snapshot before = series("2026-02-01.1", """
				2025-12-01 EUR 1.000000 - - - - - 1 0 0 0
				2026-01-01 EUR 1.000000 - - - - - 1 0 0 0
				2026-02-01 EUR 1.000000 - - - - - 1 0 0 0
				""");
		Snapshot after = series("2026-02-01.2", """
				2025-12-01 EUR 1.000000 - - - - - 1 0 0 0
				2026-01-01 EUR 2.000000 - - - - - 1 0 0 0
				2026-02-01 EUR 2.000000 - - - - - 1 0 0 0
				""");
		var rows = new SnapshotDiff(this.content).read(before, after).rows().iterator();
		assertThat(this.content.loaded()).isEmpty();
		assertThat(rows.next().get("part")).isEqualTo("2026-01");
		assertThat(this.content.loaded()).containsExactly("2026-01", "2026-01");
		assertThat(rows.next().get("part")).isEqualTo("2026-02");
		assertThat(this.content.loaded()).containsExactly("2026-02", "2026-02");
		assertThat(rows.hasNext()).isFalse();
	}

	@Test
	void snapshotDoesNotDifferFromItself() {
		Snapshot snapshot = series("2026-02-01.1", "2026-01-01 EUR 7.000000 - - - - - 1 0 0 0");
		assertThat(rows(snapshot, snapshot)).isEmpty();
	}

	@Test
	void cellsOfDifferentLevelsAreNotMixedUp() {
		String columns = "grouped_by customer_dealer customer_status customer_type customer_count";
		Snapshot before = cube("2026-02-01.1", columns, """
				customer_dealer D"q - - 3
				customer_status - A,b - 3
				customer_type - - a 3
				- - - - 3
				""");
		Snapshot after = cube("2026-02-01.2", columns, """
				customer_dealer D"q - - 4
				customer_status - A,b - 5
				customer_type - - a 6
				- - - - 7
				""");
		assertThat(rows(before, after)).containsExactly("[customers_cube, all, all, customer_count, 3, 7, 4]",
				"[customers_cube, all, customer_dealer=\"D\"\"q\", customer_count, 3, 4, 1]",
				"[customers_cube, all, customer_status=\"A,b\", customer_count, 3, 5, 2]",
				"[customers_cube, all, customer_type=a, customer_count, 3, 6, 3]");
	}

	@Test
	void rowsThatMeasureNothingAreCounted() {
		Snapshot before = cube("2026-02-01.1", "table_name reason", "customers twin\ncustomers twin\nnumbers old");
		Snapshot after = cube("2026-02-01.2", "table_name reason", "customers twin\nnumbers new\nnumbers old");
		assertThat(rows(before, after)).containsExactly(
				"[customers_cube, all, table_name=customers, reason=twin, rows, 2, 1, -1]",
				"[customers_cube, all, table_name=numbers, reason=new, rows, null, 1, 1]");
	}

	@Test
	void rowsThatStandTwiceAreComparedInTheirOrder() {
		Snapshot before = cube("2026-02-01.1", "customer_dealer customer_count", "NORTH 1\nNORTH 2");
		Snapshot after = cube("2026-02-01.2", "customer_dealer customer_count", "NORTH 1\nNORTH 5\nNORTH 6");
		assertThat(rows(before, after)).containsExactly(
				"[customers_cube, all, customer_dealer=NORTH, customer_count, 2, 5, 3]",
				"[customers_cube, all, customer_dealer=NORTH, customer_count, null, 6, 6]");
	}

	private List<String> rows(Snapshot before, Snapshot after) {
		List<String> rows = new ArrayList<>();
		new SnapshotDiff(this.content).read(before, after).rows().forEach((row) -> rows.add(row.toString()));
		return rows;
	}

}
