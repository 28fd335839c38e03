package io.tidemark.figure.series;

import java.time.LocalDate;
import java.util.List;

import io.tidemark.catalogue.Movement;
import io.tidemark.figure.MemoryContent;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How one balance leads to the other, rounded as it is shown.
 */
class BridgeReaderTests {

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-02-02.1", "mrr_daily", MemoryContent.DAYS, """
			2025-12-31 EUR 100.004000 100.004000 - - - - 1 1 0 0
			2026-01-01 EUR 100.008000 - 0.004000 - - - 1 0 0 0
			2026-01-02 EUR 90.004000 - - 10.004000 - - 1 0 0 0
			2026-02-01 EUR 140.004000 50.000000 - - - - 2 1 0 0
			2026-02-01 JPY 300.400000 300.400000 - - - - 1 1 0 0
			2026-02-02 EUR 60.004000 - - - 90.000000 10.000000 1 0 1 1
			2026-02-02 JPY 300.400000 - - - - - 1 0 0 0
			""".lines().toList());

	@Test
	void movementsOfAllMonthsAndYearsAddUp() {
		MrrBridge bridge = read("2025-12-31", "2026-02-02").get(0);
		assertThat(bridge).hasToString("MrrBridge[currency=EUR, closingOn=2026-02-02, opening=0.00, movements={"
				+ "NEW=150.00, REACTIVATION=10.00, EXPANSION=0.00, CONTRACTION=10.00, CHURN=90.00}, rounding=0.00, "
				+ "closing=60.00]");
	}

	@Test
	void whatRoundingMissesIsTold() {
		MrrBridge bridge = read("2026-01-01", "2026-01-01").get(0);
		assertThat(bridge.opening()).isEqualByComparingTo("100.00");
		assertThat(bridge.movements().get(Movement.EXPANSION)).isEqualByComparingTo("0.00");
		assertThat(bridge.rounding()).isEqualByComparingTo("0.01");
		assertThat(bridge.closing()).isEqualByComparingTo("100.01");
	}

	@Test
	void openingIsTheDayBeforeTheFirst() {
		assertThat(read("2026-01-02", "2026-02-01")).map(MrrBridge::currency).containsExactly("EUR", "JPY");
		MrrBridge bridge = read("2026-01-02", "2026-02-01").get(0);
		assertThat(bridge.opening()).isEqualByComparingTo("100.01");
		assertThat(bridge.change()).isEqualByComparingTo("39.99");
	}

	@Test
	void currencyThatBeganOpensWithNothing() {
		assertThat(read("2026-02-01", "2026-02-02").get(1))
			.hasToString("MrrBridge[currency=JPY, closingOn=2026-02-02, opening=0, movements={NEW=300, REACTIVATION=0, "
					+ "EXPANSION=0, CONTRACTION=0, CHURN=0}, rounding=0, closing=300]");
	}

	private List<MrrBridge> read(String from, String to) {
		return new BridgeReader(this.content).read(this.snapshot, LocalDate.parse(from), LocalDate.parse(to), null);
	}

}
