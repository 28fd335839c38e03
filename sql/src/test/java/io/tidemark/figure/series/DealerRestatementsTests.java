package io.tidemark.figure.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.tidemark.figure.DateRange;
import io.tidemark.figure.MemoryContent;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was kept of each dealer comes to what comparing the dealers together finds.
 */
class DealerRestatementsTests {

	private static final String DEALERS = MemoryContent.DAYS.replace("currency_code ",
			"currency_code customer_dealer ");

	private static final List<String> ASKED = List.of("EAST", "NORTH", "WEST");

	private final MemoryContent content = new MemoryContent();

	private Snapshot add(String version, List<String> lines) {
		return this.content.add(version, "mrr_daily_by_dealer", DEALERS, lines);
	}

	private Map<String, List<Restatement>> kept(Snapshot previous, Snapshot snapshot) {
		Map<String, List<Restatement>> kept = new TreeMap<>();
		ASKED.forEach((dealer) -> kept.put(dealer, new ArrayList<>()));
		new SeriesDifferences(this.content).forEach(previous, snapshot, (dealer, restatement) -> {
			if (dealer != null && kept.containsKey(dealer)) {
				kept.get(dealer).add(restatement);
			}
		});
		return kept;
	}

	@Test
	void dealerWithoutRestatementWasAsItIs() {
		Snapshot previous = add("2026-02-01.1",
				List.of("2026-01-05 EUR EAST 10.000000 10.000000 - - - - 1 1 0 0",
						"2026-01-05 EUR NORTH 5.000000 - - 2.000000 - - 1 0 0 0",
						"2026-01-05 EUR SOUTH 7.000000 - - - - - 1 0 0 0"));
		Snapshot snapshot = add("2026-02-01.2", List.of("2026-01-05 EUR EAST 10.000000 10.000000 - - - - 1 1 0 0",
				"2026-01-05 EUR NORTH 4.000000 - - - - - 1 0 0 0", "2026-01-05 EUR SOUTH 9.000000 - - - - - 1 0 0 0"));
		assertThat(new DealerRestatements(this.content).sum(snapshot, SeriesFilter.all(new DateRange(null, null)),
				kept(previous, snapshot)))
			.map((each) -> each.figure() + " " + each.before() + " " + each.after())
			.containsExactly("revenue 15.000000 14.000000", "contraction_revenue 2.000000 null");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void sumIsWhatComparingTheDealersTogetherFinds(long seed) {
		Random random = new Random(seed);
		Map<String, String> days = new TreeMap<>();
		for (String date : List.of("2025-12-31", "2026-01-01", "2026-01-02", "2026-01-31", "2026-02-01")) {
			for (String scope : List.of("EUR EAST", "EUR NORTH", "EUR SOUTH", "EUR WEST", "USD EAST", "USD WEST")) {
				if (random.nextInt(5) > 0) {
					days.put(date + " " + scope, day(random));
				}
			}
		}
		Map<String, String> changed = new HashMap<>(days);
		changed.keySet().removeIf((each) -> random.nextInt(6) == 0);
		changed.replaceAll((each, day) -> (random.nextInt(2) == 0) ? day(random) : day);
		Snapshot previous = add("2026-02-01.1", lines(days));
		Snapshot snapshot = add("2026-02-01.2", lines(new TreeMap<>(changed)));
		SeriesFilter filter = new SeriesFilter(new DateRange(null, null), null, ASKED, null);
		List<Restatement> expected = new SeriesDifferences(this.content).find(previous, snapshot, filter);
		assertThat(expected).isNotEmpty();
		assertThat(new DealerRestatements(this.content).sum(snapshot, filter, kept(previous, snapshot)))
			.isEqualTo(expected);
	}

	private static List<String> lines(Map<String, String> days) {
		return days.entrySet().stream().map((day) -> day.getKey() + " " + day.getValue()).toList();
	}

	/**
	 * Return small amounts, so that those of dealers make up for each other now and then.
	 */
	private static String day(Random random) {
		StringBuilder day = new StringBuilder(random.nextInt(4) + ".000000");
		for (int movement = 0; movement < 5; movement++) {
			day.append((random.nextInt(3) == 0) ? " " + random.nextInt(1, 3) + ".500000" : " -");
		}
		return day + " 1 0 0 0";
	}

}
