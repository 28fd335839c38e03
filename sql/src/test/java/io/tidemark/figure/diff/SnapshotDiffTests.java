package io.tidemark.figure.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.figure.MemoryContent;
import io.tidemark.snapshot.Manifest;
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

	private Snapshot add(String figure, String version, String columns, String lines) {
		return this.content.add(version, figure, columns, lines.lines().toList());
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
		String columns = "grouped_by number_dealer number_status number_type number_count";
		Snapshot before = add("numbers_cube", "2026-02-01.1", columns, """
				number_dealer D"q - - 3
				number_status - A,b - 3
				number_type - - a 3
				- - - - 3
				""");
		Snapshot after = add("numbers_cube", "2026-02-01.2", columns, """
				number_dealer D"q - - 4
				number_status - A,b - 5
				number_type - - a 6
				- - - - 7
				""");
		assertThat(rows(before, after)).containsExactly("[numbers_cube, all, all, number_count, 3, 7, 4]",
				"[numbers_cube, all, number_dealer=\"D\"\"q\", number_count, 3, 4, 1]",
				"[numbers_cube, all, number_status=\"A,b\", number_count, 3, 5, 2]",
				"[numbers_cube, all, number_type=a, number_count, 3, 6, 3]");
	}

	@Test
	void rowsThatMeasureNothingAreCounted() {
		Snapshot before = add("rejected_rows", "2026-02-01.1", "table_name reason",
				"customers twin\ncustomers twin\nnumbers old");
		Snapshot after = add("rejected_rows", "2026-02-01.2", "table_name reason",
				"customers twin\nnumbers new\nnumbers old");
		assertThat(rows(before, after)).containsExactly(
				"[rejected_rows, all, table_name=customers, reason=twin, rows, 2, 1, -1]",
				"[rejected_rows, all, table_name=numbers, reason=new, rows, null, 1, 1]");
	}

	@Test
	void rowsThatStandTwiceAreComparedInTheirOrder() {
		Snapshot before = add("rejected_rows", "2026-02-01.1", "customer_dealer customer_count", "NORTH 1\nNORTH 2");
		Snapshot after = add("rejected_rows", "2026-02-01.2", "customer_dealer customer_count",
				"NORTH 1\nNORTH 5\nNORTH 6");
		assertThat(rows(before, after)).containsExactly(
				"[rejected_rows, all, customer_dealer=NORTH, customer_count, 2, 5, 3]",
				"[rejected_rows, all, customer_dealer=NORTH, customer_count, null, 6, 6]");
	}

	@Test
	void movementIsKnownByItsDayCurrencyCustomerAndSubscription() {
		Snapshot before = add("movements", "2026-02-01.1", MemoryContent.MOVEMENTS + " product cause", """
				2026-01-05 EUR c1 - EAST new 5.000000 0.000000 5.000000 Gold start
				2026-01-05 EUR c2 s1 EAST new 7.000000 0.000000 7.000000 - start
				2026-01-06 EUR c1 - EAST expansion 1.000000 5.000000 6.000000 Gold price
				""");
		Snapshot after = add("movements", "2026-02-01.2", MemoryContent.MOVEMENTS + " product cause", """
				2026-01-05 EUR c1 - EAST new 5.000000 0.000000 5.000000 Gold start
				2026-01-05 EUR c2 s1 EAST reactivation 7.000000 0.000000 7.000000 Gold start
				2026-01-06 EUR c1 - EAST expansion 2.000000 5.000000 7.000000 Gold quantity
				""");
		String first = "[movements, 2026-01, movement_on=2026-01-05, currency_code=EUR, customer_id=c2, "
				+ "subscription_id=s1, ";
		String second = "[movements, 2026-01, movement_on=2026-01-06, currency_code=EUR, customer_id=c1, ";
		assertThat(rows(before, after)).containsExactlyInAnyOrder(
				first + "movement_class: new -> reactivation, null, null, null]",
				first + "product: none -> Gold, null, null, null]",
				second + "movement_amount, 1.000000, 2.000000, 1.000000]",
				second + "after_amount, 6.000000, 7.000000, 1.000000]",
				second + "cause: price -> quantity, null, null, null]");
	}

	@Test
	void columnsThatTheEarlierSnapshotDidNotStoreYetAreNoDifference() {
		Snapshot before = add("movements", "2026-02-01.1", MemoryContent.MOVEMENTS,
				"2026-01-05 EUR c1 - EAST new 5.000000 0.000000 5.000000");
		Snapshot after = add("movements", "2026-02-01.2", MemoryContent.MOVEMENTS + " product cause",
				"2026-01-05 EUR c1 - EAST new 5.000000 0.000000 5.000000 Gold start");
		assertThat(rows(before, after)).isEmpty();
	}

	@Test
	void subscriptionThatWasNotStoredYetMakesNoOtherMovement() {
		Snapshot before = add("movements", "2026-02-01.1", MemoryContent.MOVEMENTS, """
				2026-01-05 EUR c1 - EAST new 5.000000 0.000000 5.000000
				2026-01-06 EUR c1 - EAST churn 5.000000 5.000000 0.000000
				2026-01-07 EUR c1 s1 EAST reactivation 5.000000 0.000000 5.000000
				""");
		Snapshot after = add("movements", "2026-02-01.2", MemoryContent.MOVEMENTS, """
				2026-01-05 EUR c1 s1 EAST new 5.000000 0.000000 5.000000
				2026-01-06 EUR c1 s1 EAST churn 4.000000 5.000000 1.000000
				2026-01-07 EUR c1 s2 EAST reactivation 5.000000 0.000000 5.000000
				""");
		String churn = "[movements, 2026-01, movement_on=2026-01-06, currency_code=EUR, customer_id=c1, "
				+ "subscription_id=s1, ";
		assertThat(rows(before, after)).hasSize(2 + 2 * 3)
			.contains(churn + "movement_amount, 5.000000, 4.000000, -1.000000]",
					churn + "after_amount, 0.000000, 1.000000, 1.000000]")
			.filteredOn((row) -> row.contains("2026-01-07"))
			.hasSize(6)
			.allMatch((row) -> row.contains("null"));
	}

	@Test
	void figureThatOtherSqlMadeIsToldInOneRow() {
		String dealers = "dealers dealer_code dealer_name";
		String cohorts = "mrr_cohorts month_end_on cohort_month currency_code customer_dealer paying_customers";
		Snapshot before = this.content.add("2026-02-01.1",
				Map.of(dealers, List.of("A North"), "rejected_rows table_name reason", List.of("customers twin")));
		Snapshot after = madeBy("other", this.content.add("2026-02-01.2", Map.of(dealers, List.of("A North", "B South"),
				cohorts, List.of("2026-01-31 2026-01 EUR - 1", "2026-02-28 2026-01 EUR - 1"))));
		assertThat(rows(before, after)).containsExactly("[dealers, all, dealer_code=B, rows, null, 1, 1]",
				"[mrr_cohorts, all, all, new in 2026-02-01.2, not compared, null, null, null]",
				"[rejected_rows, all, all, not in 2026-02-01.2, not compared, null, null, null]");
		assertThat(rows(madeBy("other", before), after)).hasSize(4)
			.contains("[mrr_cohorts, 2026-01, month_end_on=2026-01-31, cohort_month=2026-01, currency_code=EUR, "
					+ "paying_customers, null, 1, 1]")
			.noneMatch((row) -> row.contains("not compared"));
	}

	private static Snapshot madeBy(String sqlVersion, Snapshot snapshot) {
		Manifest made = snapshot.manifest();
		Manifest manifest = new Manifest(made.tenant(), made.version(), made.businessDate(), made.timeZone(),
				made.movements(), made.dataAsOf(), made.extractedAt(), made.codeVersion(), sqlVersion,
				made.contentHash(), List.of(), List.of(), List.of(), List.of());
		return new Snapshot(snapshot.id(), snapshot.tenant(), snapshot.version(), snapshot.dataAsOf(),
				snapshot.contentHash(), manifest, snapshot.storedAt(), snapshot.publishedAt(), null);
	}

	private List<String> rows(Snapshot before, Snapshot after) {
		List<String> rows = new ArrayList<>();
		new SnapshotDiff(this.content).read(before, after).rows().forEach((row) -> rows.add(row.toString()));
		return rows;
	}

}
