package io.tidemark.model;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.series.RestatementCauses;
import io.tidemark.snapshot.CellCause;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the causes of restated KPIs against random invoices that are paid, corrected,
 * moved, voided and added.
 */
class KpiCausesIT {

	private static final String COLUMNS = "issued_on invoice_month invoice_currency invoice_dealer invoice_status "
			+ "invoice_count invoice_amount invoice_outstanding";

	private static final LocalDate LAST = LocalDate.of(2026, 3, 1);

	private final MemoryContent content = new MemoryContent();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void causesOfADayAddUpToTheInvoicesThatItHasMore(long seed) throws SQLException {
		Random random = new Random(seed);
		List<Invoice> before = new ArrayList<>();
		for (int id = 0; id < 500; id++) {
			before.add(Invoice.some(random, id));
		}
		List<Invoice> after = corrected(random, before);
		LocalDate previousLast = LAST.minusDays(random.nextInt(4));
		Snapshot previous = snapshot(previousLast, 1, before);
		Snapshot snapshot = snapshot(LAST, 2, after);
		Map<String, String> expected = new TreeMap<>();
		Map<String, BigDecimal[]> differences = new TreeMap<>();
		before.forEach((invoice) -> invoice.addTo(differences, -1, previousLast));
		after.forEach((invoice) -> invoice.addTo(differences, 1, previousLast));
		differences.forEach((key, sum) -> {
			if (sum[0].signum() != 0 || sum[1].signum() != 0) {
				expected.put(key, text(sum));
			}
		});
		assertThat(expected).hasSizeGreaterThan(40);
		assertThat(told(previous, snapshot)).isEqualTo(expected);
	}

	private static List<Invoice> corrected(Random random, List<Invoice> invoices) {
		List<Invoice> corrected = new ArrayList<>();
		for (Invoice invoice : invoices) {
			switch (random.nextInt(40)) {
				case 0 -> {
				}
				case 1 -> corrected.add(invoice.with("VOID", invoice.issuedOn(), invoice.amount()));
				case 2 -> corrected.add(invoice.with("Paid", invoice.issuedOn().minusDays(3), invoice.amount()));
				case 3 -> corrected
					.add(invoice.with("Paid", invoice.issuedOn(), invoice.amount().add(new BigDecimal("0.005"))));
				case 4 -> {
					corrected.add(invoice);
					corrected.add(Invoice.some(random, invoice.id() + 1000));
				}
				default -> corrected.add(random.nextBoolean() ? invoice
						: invoice.with(invoice.isVoid() ? "Void" : "Paid", invoice.issuedOn(), invoice.amount()));
			}
		}
		return corrected;
	}

	private Snapshot snapshot(LocalDate last, int revision, List<Invoice> invoices) throws SQLException {
		try (SqlWorld world = new SqlWorld(ZoneId.of("UTC"), last, MovementLevel.CUSTOMER)) {
			world.execute("create table excluded_invoice_statuses as select unnest(['draft', 'void']) as status_key");
			for (BillingTable table : BillingTable.values()) {
				world.fill(table,
						(table == BillingTable.INVOICES) ? invoices.stream().map(Invoice::values).toList() : List.of());
			}
			world.build(ModelPlan.load().kpis());
			return this.content.add(last + "." + revision, "invoices_days", COLUMNS,
					world.query("select " + COLUMNS.replace(" ", ", ") + " from invoices_days")
						.stream()
						.map((row) -> row.replace(" | ", " "))
						.toList());
		}
	}

	/**
	 * Return what all causes say of each dealer (null for all), currency and day.
	 */
	private Map<String, String> told(Snapshot previous, Snapshot snapshot) {
		Map<String, String> told = new TreeMap<>();
		new RestatementCauses(this.content).forEach(previous, snapshot, (dealer, found) -> {
			CellCause cause = (CellCause) found;
			assertThat(cause.object()).isEqualTo("invoices");
			for (LocalDate day = cause.from(); !day.isAfter(cause.to()); day = day.plusDays(1)) {
				BigDecimal[] sum = { BigDecimal.valueOf(cause.count()), Objects.requireNonNull(cause.amount()) };
				assertThat(told.put(dealer + " " + cause.currency() + " " + day, text(sum))).isNull();
			}
		});
		return told;
	}

	private static String text(BigDecimal[] sum) {
		return sum[0].toPlainString() + " " + sum[1].setScale(3).toPlainString();
	}

	/**
	 * An invoice that is due on the day of its issue.
	 */
	private record Invoice(int id, String dealer, String currency, String status, LocalDate issuedOn,
			BigDecimal amount) {

		private static Invoice some(Random random, int id) {
			return new Invoice(id, "D" + random.nextInt(3), random.nextBoolean() ? "EUR" : "USD",
					(random.nextInt(20) > 0) ? "Sent" : "Void", LAST.minusDays(random.nextInt(70)),
					BigDecimal.valueOf(random.nextLong(50_000), 3));
		}

		private Invoice with(String newStatus, LocalDate day, BigDecimal newAmount) {
			return new Invoice(this.id, this.dealer, this.currency, newStatus, day, newAmount);
		}

		private boolean isVoid() {
			return this.status.equalsIgnoreCase("void");
		}

		private void addTo(Map<String, BigDecimal[]> sums, int times, LocalDate last) {
			if (!isVoid() && !this.issuedOn.isAfter(last)) {
				for (String scope : List.of("null", this.dealer)) {
					BigDecimal factor = BigDecimal.valueOf(times);
					BigDecimal[] more = { factor, this.amount.multiply(factor) };
					sums.merge(scope + " " + this.currency + " " + this.issuedOn, more,
							(one, other) -> new BigDecimal[] { one[0].add(other[0]), one[1].add(other[1]) });
				}
			}
		}

		private String values() {
			return "%s, 'c1', '%s', '%s', '%s', '%sT10:00:00Z', '%s', %s, %s".formatted(this.id, this.dealer,
					this.currency, this.status, this.issuedOn, this.issuedOn, this.amount,
					this.status.equals("Sent") ? this.amount : BigDecimal.ZERO);
		}

	}

}
