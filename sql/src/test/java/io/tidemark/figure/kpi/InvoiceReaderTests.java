package io.tidemark.figure.kpi;

import io.tidemark.figure.kpi.DealerInvoiceReader.DealerRanking;
import io.tidemark.figure.kpi.DealerInvoiceReader.DealerInvoices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import io.tidemark.catalogue.Movement;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.movement.TopMovementReader.CustomerMovement;
import io.tidemark.figure.movement.TopMovementReader;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What invoices come to where several rows are added up or ranked.
 */
class InvoiceReaderTests {

	private final MemoryContent content = new MemoryContent();

	@Test
	void overdueIsEveryAgeButNotDue() {
		Snapshot snapshot = this.content.add("2026-02-02.1", "invoices_aging_cube",
				"grouped_by invoice_age invoice_currency invoice_dealer invoice_count invoice_outstanding", """
						- Not~due EUR - 9 900.000
						- 1-30 EUR - 6 60.500
						invoice_dealer 1-30 EUR A 2 20.500
						invoice_dealer Over~90 EUR A 1 0.250
						invoice_dealer Over~90 JPY A 1 7.000
						invoice_dealer 1-30 EUR B 4 40.000
						invoice_dealer Not~due EUR A 5 50.000
						""".lines().toList());
		assertThat(new OverdueReader(this.content).read(snapshot, "B")).isEqualTo(Map.of("EUR", balance(4, "40.000")));
		assertThat(new OverdueReader(this.content).read(snapshot, "A"))
			.isEqualTo(Map.of("EUR", balance(3, "20.750"), "JPY", balance(1, "7.000")));
	}

	@Test
	void dealersAreRankedByWhatWasInvoicedInThePeriod() {
		Snapshot snapshot = this.content.add("2026-02-02.1", "invoices_days",
				"issued_on invoice_month invoice_currency invoice_dealer invoice_status invoice_count "
						+ "invoice_amount invoice_outstanding",
				"""
						2026-01-01 2026-01 EUR A paid 1 10.000 0.000
						2026-01-31 2026-01 EUR A open 1 15.000 15.000
						2026-01-31 2026-01 EUR B open 1 100.000 100.000
						2026-01-15 2026-01 EUR C open 1 25.000 1.000
						2026-01-15 2026-01 JPY C open 1 9.000 1.000
						2026-02-01 2026-02 EUR A open 1 999.000 999.000
						""".lines().toList());
		Map<String, DealerRanking> rankings = new DealerInvoiceReader(this.content).read(snapshot,
				LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), null, 1);
		assertThat(rankings.keySet()).containsExactly("EUR", "JPY");
		DealerRanking ranking = Objects.requireNonNull(rankings.get("EUR"));
		assertThat(ranking.first()).map(DealerInvoices::toString)
			.containsExactly(
					"DealerInvoices[dealerCode=B, sums=InvoiceSums[invoiced=1, amount=100.000, outstanding=0.000]]");
		assertThat(ranking.otherDealers()).isEqualTo(2);
		assertThat(ranking.others()).hasToString("InvoiceSums[invoiced=3, amount=50.000, outstanding=0.000]");
		assertThat(ranking.total()).hasToString("InvoiceSums[invoiced=4, amount=150.000, outstanding=0.000]");
	}

	@Test
	void largestMovementsComeFirstAndAreRankedExactly() {
		Snapshot snapshot = this.content.add("2026-02-02.1", "movements",
				"movement_on currency_code customer_id subscription_id customer_dealer movement_class movement_amount "
						+ "before_amount after_amount",
				"""
						2026-01-01 EUR c1 - A churn 5.001000 5.001000 0.000000
						2026-01-02 EUR c2 - A churn 5.002000 5.002000 0.000000
						2026-01-02 EUR c3 - B churn 5.003000 5.003000 0.000000
						2026-01-02 EUR c4 - A expansion 50.000000 1.000000 51.000000
						2026-01-03 EUR c5 - A churn 0.500000 0.500000 0.000000
						2026-02-01 EUR c6 - A churn 900.000000 900.000000 0.000000
						""".lines().toList());
		assertThat(new TopMovementReader(this.content)
			.read(snapshot, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), "A", Movement.CHURN, 2)
			.get("EUR")).map(CustomerMovement::customerId).containsExactly("c2", "c1");
	}

	private static OverdueReader.Balance balance(long count, String outstanding) {
		return new OverdueReader.Balance(count, new BigDecimal(outstanding));
	}

}
