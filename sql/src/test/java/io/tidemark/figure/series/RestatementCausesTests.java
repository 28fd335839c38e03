package io.tidemark.figure.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.MovementCause;
import io.tidemark.snapshot.MovementCause.ToldMovement;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which movements are told as the cause of a restatement, and of which days.
 */
class RestatementCausesTests {

	private static final String FIRST = "2026-01-01 EUR c1 - EAST new 100.000000 0.000000 100.000000";

	private final MemoryContent content = new MemoryContent();

	private Snapshot add(String version, String... movements) {
		return this.content.add(version, "movements", MemoryContent.MOVEMENTS, Arrays.asList(movements));
	}

	@Test
	void movementThatIsNewChangesEachDayFromItsOwn() {
		Snapshot before = add("2026-02-01.1", FIRST);
		Snapshot after = add("2026-02-02.1", FIRST,
				"2026-01-15 EUR c1 - EAST contraction 2.500000 100.000000 97.500000");
		assertThat(causes(before, after))
			.containsExactly("EUR -2.500000 2026-01-15 to null: c1 null -> contraction 2.500000");
	}

	@Test
	void movementThatIsGoneOrHasAnotherAmountIsToldWithWhatItWas() {
		Snapshot before = add("2026-02-01.1", FIRST,
				"2026-01-15 EUR c1 - EAST contraction 2.500000 100.000000 97.500000");
		assertThat(causes(before, add("2026-02-01.2", FIRST)))
			.containsExactly("EUR 2.500000 2026-01-15 to null: c1 contraction 2.500000 -> null");
		assertThat(causes(before,
				add("2026-02-01.3", FIRST, "2026-01-15 EUR c1 - EAST contraction 2.000000 100.000000 98.000000")))
			.containsExactly("EUR 0.500000 2026-01-15 to null: c1 contraction 2.500000 -> contraction 2.000000");
	}

	@Test
	void movementThatIsEarlierThanItWasChangesTheDaysBetween() {
		Snapshot before = add("2026-02-01.1", FIRST, "2026-01-20 EUR c1 - EAST churn 100.000000 100.000000 0.000000");
		Snapshot after = add("2026-02-01.2", FIRST, "2026-01-15 EUR c1 - EAST churn 100.000000 100.000000 0.000000");
		assertThat(causes(before, after))
			.containsExactly("EUR -100.000000 2026-01-15 to 2026-01-19: c1 null -> churn 100.000000");
	}

	@Test
	void movementsOfMonthsThatMakeUpForSeveralEndThemAll() {
		Snapshot before = add("2026-02-20.1", FIRST,
				"2026-02-10 EUR c1 - EAST contraction 30.000000 100.000000 70.000000");
		Snapshot after = add("2026-02-20.2", FIRST,
				"2026-01-15 EUR c1 - EAST contraction 10.000000 100.000000 90.000000",
				"2026-02-05 EUR c1 - EAST contraction 20.000000 90.000000 70.000000");
		assertThat(causes(before, after)).containsExactly(
				"EUR -20.000000 2026-02-05 to 2026-02-09: c1 null -> contraction 20.000000",
				"EUR -10.000000 2026-01-15 to 2026-02-09: c1 null -> contraction 10.000000");
	}

	@Test
	void correctionsOfOneCustomerStandApart() {
		Snapshot before = add("2026-02-01.1", FIRST);
		Snapshot after = add("2026-02-01.2", FIRST,
				"2026-01-05 EUR c1 - EAST expansion 10.000000 100.000000 110.000000",
				"2026-01-10 EUR c1 - EAST contraction 40.000000 110.000000 70.000000",
				"2026-01-20 EUR c1 - EAST contraction 10.000000 70.000000 60.000000");
		assertThat(causes(before, after)).containsExactly(
				"EUR -40.000000 2026-01-10 to null: c1 null -> contraction 40.000000",
				"EUR 10.000000 2026-01-05 to 2026-01-19: c1 null -> expansion 10.000000");
	}

	@Test
	void movementOfAnotherClassIsToldOfItsDayThoughNoRevenueIsAnother() {
		Snapshot before = add("2026-02-01.1", FIRST);
		Snapshot after = add("2026-02-01.2", "2025-03-01 EUR c1 - EAST new 5.000000 0.000000 5.000000",
				"2025-04-01 EUR c1 - EAST churn 5.000000 5.000000 0.000000",
				"2026-01-01 EUR c1 - EAST reactivation 100.000000 0.000000 100.000000");
		assertThat(causes(before, after)).containsExactly(
				"EUR 5.000000 2025-03-01 to 2025-03-31: c1 null -> new 5.000000",
				"EUR 0.000000 2026-01-01 to 2026-01-01: c1 new 100.000000 -> reactivation 100.000000");
	}

	@Test
	void laterBalancesAndDaysOfTheNewSnapshotAloneAreNoCause() {
		Snapshot before = add("2026-02-01.1", FIRST,
				"2026-02-01 EUR c1 - EAST expansion 1.000000 100.000000 101.000000");
		Snapshot after = add("2026-02-02.1", "2026-01-01 EUR c1 - EAST new 90.000000 0.000000 90.000000",
				"2026-02-01 EUR c1 - EAST expansion 1.000000 90.000000 91.000000",
				"2026-02-02 EUR c1 - EAST churn 91.000000 91.000000 0.000000");
		assertThat(causes(before, after))
			.containsExactly("EUR -10.000000 2026-01-01 to null: c1 new 100.000000 -> new 90.000000");
	}

	@Test
	void subscriptionsOfOneCustomerAreToldTogether() {
		Snapshot before = add("2026-02-01.1", "2026-01-01 EUR c1 s1 EAST new 100.000000 0.000000 100.000000",
				"2026-01-05 EUR c1 s1 EAST expansion 7.000000 100.000000 107.000000");
		Snapshot after = add("2026-02-01.2", "2026-01-01 EUR c1 s1 EAST new 100.000000 0.000000 100.000000",
				"2026-01-05 EUR c1 s1 EAST expansion 7.000000 100.000000 107.000000",
				"2026-01-05 EUR c1 s2 EAST new 50.000000 0.000000 50.000000",
				"2026-01-05 EUR c1 s3 EAST churn 20.000000 20.000000 0.000000");
		assertThat(causes(before, after)).containsExactly("EUR 30.000000 2026-01-05 to null: c1 null -> new 30.000000");
	}

	@Test
	void largestOfEachCurrencyIsFirst() {
		Snapshot before = add("2026-02-01.1", FIRST);
		Snapshot after = add("2026-02-01.2", FIRST, "2026-01-05 EUR c3 - EAST new 1.000000 0.000000 1.000000",
				"2026-01-06 EUR c2 - EAST new 20.000000 0.000000 20.000000",
				"2026-01-07 CHF c1 - EAST new 3.000000 0.000000 3.000000",
				"2026-01-04 EUR c9 - EAST new 20.000000 0.000000 20.000000");
		assertThat(causes(before, after)).map((cause) -> cause.replaceFirst(" ->.*", ""))
			.containsExactly("CHF 3.000000 2026-01-07 to null: c1 null", "EUR 20.000000 2026-01-04 to null: c9 null",
					"EUR 20.000000 2026-01-06 to null: c2 null", "EUR 1.000000 2026-01-05 to null: c3 null");
	}

	@Test
	void customerOfAnotherDealerIsCauseForTheDealersAlone() {
		Snapshot before = add("2026-02-01.1", FIRST);
		Snapshot after = add("2026-02-01.2", FIRST.replace("EAST", "WEST"));
		List<String> told = new ArrayList<>();
		new RestatementCauses(this.content).forEach(before, after,
				(dealer, cause) -> told.add(dealer + " " + text(cause)));
		assertThat(told).containsExactly("EAST EUR -100.000000 2026-01-01 to null: c1 new 100.000000 -> null",
				"WEST EUR 100.000000 2026-01-01 to null: c1 null -> new 100.000000");
		assertThat(causes(before, after)).isEmpty();
		assertThat(new RestatementCauses(this.content).find(before, after, "WEST")).hasSize(1);
		assertThat(new RestatementCauseReader(this.content, new MemoryHistory(List.of(after, before))).find(after,
				Parameters.parse(RestatementCauseReader.NAME, Map.of("dealerCode", "EAST\0WEST"),
						List.of(Parameter.values()))))
			.isEmpty();
	}

	@Test
	void causesOfSeveralDealersStandTogetherTheLargestFirst() {
		Snapshot before = add("2026-02-01.1", FIRST, "2026-01-02 EUR c2 - WEST new 9.000000 0.000000 9.000000",
				"2026-01-02 EUR c3 - NORTH new 50.000000 0.000000 50.000000");
		Snapshot after = add("2026-02-01.2", FIRST.replace("EAST", "WEST"),
				"2026-01-02 EUR c2 - WEST new 8.000000 0.000000 8.000000",
				"2026-01-03 EUR c4 - EAST new 20.000000 0.000000 20.000000");
		assertThat(new RestatementCauseReader(this.content, new MemoryHistory(List.of(after, before))).find(after,
				Parameters.parse(RestatementCauseReader.NAME, Map.of("dealerCode", "WEST\0EAST"),
						List.of(Parameter.values())))
			.stream()
			.map(RestatementCausesTests::text))
			.containsExactly("EUR 20.000000 2026-01-03 to null: c4 null -> new 20.000000",
					"EUR -1.000000 2026-01-02 to null: c2 new 9.000000 -> new 8.000000");
	}

	@Test
	void parametersKeepTheCausesOfTheDaysThatTheyName() {
		Snapshot before = add("2026-02-01.1", FIRST, "2026-01-20 EUR c1 - EAST churn 100.000000 100.000000 0.000000");
		Snapshot after = add("2026-02-01.2", FIRST, "2026-01-15 EUR c1 - EAST churn 100.000000 100.000000 0.000000",
				"2026-01-18 USD c2 - EAST new 7.000000 0.000000 7.000000");
		RestatementCauseReader reader = new RestatementCauseReader(this.content,
				new MemoryHistory(List.of(after, before)));
		Map<Map<String, String>, String> kept = Map.of(Map.of(), "EUR USD", Map.of("currency", "USD"), "USD",
				Map.of("customerId", "c1"), "EUR", Map.of("dealerCode", "WEST"), "", Map.of("dateTo", "2026-01-17"),
				"EUR", Map.of("dateTo", "2026-01-14"), "", Map.of("dateFrom", "2026-01-19"), "EUR USD",
				Map.of("dateFrom", "2026-01-20"), "USD");
		kept.forEach((asked,
				currencies) -> assertThat(
						String.join(" ",
								reader
									.read(after,
											Parameters.parse(RestatementCauseReader.NAME, asked,
													List.of(Parameter.values())))
									.rows()
									.stream()
									.map((row) -> row.text("currency_code"))
									.toList()))
					.as(asked.toString())
					.isEqualTo(currencies));
		assertThat(reader.read(after, Parameters.NONE).rows().get(0)).hasToString(
				"[subscription-revenue, EUR, -100.000000, null, 2026-01-15, 2026-01-19, c1, new, null, null, churn, 100.000000, "
						+ "null, null, null]");
	}

	private List<String> causes(Snapshot before, Snapshot after) {
		return new RestatementCauses(this.content).find(before, after, null)
			.stream()
			.map(RestatementCausesTests::text)
			.toList();
	}

	private static String text(RestatementCause told) {
		MovementCause cause = (MovementCause) told;
		return "%s %s %s to %s: %s %s -> %s".formatted(cause.currency(), cause.change(), cause.from(), cause.to(),
				cause.customerId(), text(cause.before()), text(cause.after()));
	}

	private static String text(@Nullable ToldMovement told) {
		return (told != null) ? told.movement() + " " + told.amount() : "null";
	}

}
