package io.tidemark.model;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what debtors owe with a brute-force computation from random invoices.
 */
class DebtorsIT {

	private static final LocalDate BUSINESS_DATE = LocalDate.of(2026, 3, 1);

	private static final int INVOICES = 400;

	/** The first days past due of each age but the first. */
	private static final List<Integer> AGES = List.of(1, 31, 61, 91);

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void debtorsOweWhatTheirInvoicesSay(long seed) throws SQLException {
		List<Invoice> invoices = invoices(new Random(seed));
		try (SqlWorld world = new SqlWorld(ZoneId.of("UTC"), BUSINESS_DATE, MovementLevel.CUSTOMER)) {
			world.execute("create table excluded_invoice_statuses as select unnest(['draft', 'void']) as status_key");
			for (BillingTable table : BillingTable.values()) {
				world.fill(table,
						(table == BillingTable.INVOICES) ? invoices.stream().map(Invoice::values).toList() : List.of());
			}
			world.build(ModelPlan.load().kpis());
			assertThat(world.query("select * from debtors")).containsExactlyInAnyOrderElementsOf(debtors(invoices));
			assertThat(world.query("select distinct invoice_id from outstanding_invoices"))
				.hasSize((int) invoices.stream().filter(Invoice::isOwed).count());
			assertThat(world.check("debtors_add_up")).isEmpty();
		}
	}

	private static List<Invoice> invoices(Random random) {
		return IntStream.range(0, INVOICES)
			.mapToObj((id) -> new Invoice(id, (random.nextInt(20) > 0) ? "c" + random.nextInt(12) : null,
					(random.nextInt(4) > 0) ? "D" + random.nextInt(3) : null, random.nextBoolean() ? "EUR" : "USD",
					(random.nextInt(10) > 0) ? "Sent" : "VOID",
					BUSINESS_DATE.minusDays(random.nextLong(140)).plusDays(random.nextLong(4)),
					(random.nextInt(10) > 0) ? BUSINESS_DATE.plusDays(20).minusDays(random.nextLong(130)) : null,
					(random.nextInt(4) > 0) ? BigDecimal.valueOf(random.nextLong(120_000) - 20_000, 3)
							: new BigDecimal("0.000")))
			.toList();
	}

	/**
	 * Return the rows of each customer, currency and dealer, and of all dealers.
	 */
	private static List<String> debtors(List<Invoice> invoices) {
		Map<String, List<Invoice>> owed = new TreeMap<>();
		for (Invoice invoice : invoices) {
			if (invoice.isOwed()) {
				String who = invoice.currency + " | " + invoice.customer + " | ";
				String dealer = Objects.requireNonNullElse(invoice.dealer, "DIRECT");
				Stream.of(who + dealer, who + "null")
					.forEach((key) -> owed.computeIfAbsent(key, (any) -> new ArrayList<>()).add(invoice));
			}
		}
		return owed.entrySet().stream().map((debtor) -> debtor.getKey() + " | " + sums(debtor.getValue())).toList();
	}

	private static String sums(List<Invoice> owed) {
		@Nullable BigDecimal[] ages = new @Nullable BigDecimal[AGES.size() + 1];
		BigDecimal outstanding = new BigDecimal("0.000");
		BigDecimal overdue = new BigDecimal("0.000");
		LocalDate oldest = null;
		for (Invoice invoice : owed) {
			outstanding = outstanding.add(invoice.outstanding);
			BigDecimal sum = ages[invoice.age()];
			ages[invoice.age()] = (sum != null) ? sum.add(invoice.outstanding) : invoice.outstanding;
			overdue = (invoice.age() > 0) ? overdue.add(invoice.outstanding) : overdue;
			LocalDate due = invoice.dueOn;
			if (due != null && invoice.outstanding.signum() > 0 && (oldest == null || due.isBefore(oldest))) {
				oldest = due;
			}
		}
		return Stream
			.of(Stream.of(outstanding, overdue, String.valueOf(oldest)), Stream.of(ages), Stream.of(owed.size()))
			.flatMap((values) -> values)
			.map(String::valueOf)
			.reduce((left, right) -> left + " | " + right)
			.orElseThrow();
	}

	/**
	 * An invoice; one without a customer, a dealer or a due day has null.
	 */
	private record Invoice(int id, @Nullable String customer, @Nullable String dealer, String currency, String status,
			LocalDate issuedOn, @Nullable LocalDate dueOn, BigDecimal outstanding) {

		boolean isOwed() {
			return this.status.equals("Sent") && !this.issuedOn.isAfter(BUSINESS_DATE)
					&& this.outstanding.signum() != 0;
		}

		int age() {
			long days = (this.dueOn != null) ? ChronoUnit.DAYS.between(this.dueOn, BUSINESS_DATE) : 0;
			return (int) AGES.stream().filter((first) -> days >= first).count();
		}

		String values() {
			return "%s, %s, %s, '%s', '%s', '%sT12:00:00Z', %s, 1000, %s".formatted(this.id, quoted(this.customer),
					quoted(this.dealer), this.currency, this.status, this.issuedOn, quoted(this.dueOn),
					this.outstanding);
		}

		private static String quoted(@Nullable Object value) {
			return (value != null) ? "'" + value + "'" : "null";
		}

	}

}
