package io.tidemark.reports.mail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * A large business in as many currencies as one likes, on 31 December 2026 and the days
 * before. Every figure that a mail may have is there, with long names.
 */
final class ManyCurrencies {

	static final LocalDate DATE = LocalDate.of(2026, 12, 31);

	static final List<String> TEN = List.of("EUR", "GBP", "USD", "CHF", "JPY", "KWD", "SEK", "NOK", "PLN", "AUD");

	private static final List<String> CAUSES = List.of("start", "price, quantity", "trial end", "discount", "end");

	private static final List<String> MOVEMENTS = List.of("new", "expansion", "reactivation", "contraction", "churn");

	private final List<String> currencies;

	private final MemorySnapshots snapshots = new MemorySnapshots("acme");

	private final Snapshot present;

	ManyCurrencies(List<String> currencies) {
		this.currencies = currencies;
		publish(DATE.minusMonths(1).minusDays(1));
		publish(DATE.minusDays(7));
		publish(DATE.minusDays(1));
		this.present = publish(DATE);
	}

	MemorySnapshots snapshots() {
		return this.snapshots;
	}

	Snapshot present() {
		return this.present;
	}

	private Snapshot publish(LocalDate date) {
		Map<String, List<List<@Nullable String>>> figures = new HashMap<>();
		figures.put("mrr_daily", days(date));
		figures.put("mrr_retention", retention());
		figures.put("movements", movements(date));
		figures.put("debtors", debtors());
		figures.put("dealers", table("dealer_code dealer_name"));
		figures.put("customers_cube",
				table("grouped_by customer_status customer_dealer customer_count", "| - - 48211"));
		List<String> cells = new ArrayList<>();
		List<String> issued = new ArrayList<>();
		List<String> ages = new ArrayList<>();
		for (String currency : this.currencies) {
			int day = date.getDayOfYear();
			cells.add("| %s - - - %s 73245678.9%s0 1234567.8%s0".formatted(currency, 40_000 + day, day % 10, day % 7));
			for (int dealer = 1; dealer <= 12; dealer++) {
				issued.add("2026-11-05 %s A~reseller~of~the~north~%s 2026-11 paid 31 98765.430 0.000"
					.formatted(currency, dealer));
				issued.add("2026-12-05 %s A~reseller~of~the~north~%s 2026-12 open 32 123456.780 6543.210"
					.formatted(currency, dealer));
			}
			for (String age : List.of("Not~due", "1-30", "31-60", "61-90", "Over~90")) {
				ages.add("| %s %s - %s 234567.8%s0".formatted(age, currency, 100 + day % 9, day % 8));
			}
		}
		String columns = "invoice_currency invoice_dealer invoice_month invoice_status invoice_count invoice_amount "
				+ "invoice_outstanding";
		figures.put("invoices_cube", table("grouped_by " + columns, cells.toArray(String[]::new)));
		figures.put("invoices_days", table("issued_on " + columns, issued.toArray(String[]::new)));
		figures.put("invoices_aging_cube",
				table("grouped_by invoice_age invoice_currency invoice_dealer invoice_count invoice_outstanding",
						ages.toArray(String[]::new)));
		return this.snapshots.publish(new SnapshotVersion(date, 1), figures);
	}

	/**
	 * Return a series whose MRR rises by 100 on each day, with movements of all classes.
	 */
	private List<List<@Nullable String>> days(LocalDate last) {
		List<String> lines = new ArrayList<>();
		for (String currency : this.currencies) {
			int mrr = 12_345_678;
			for (LocalDate day = LocalDate.of(2025, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
				boolean isFirst = day.equals(LocalDate.of(2025, 1, 1));
				mrr += isFirst ? 0 : 100;
				lines.add("%s %s %s.000000 %s 40.000000 20.000000 10.000000 50.000000 %s 3 1 1".formatted(day, currency,
						mrr, isFirst ? "12345618.000000" : "40.000000", 9_000 - this.currencies.indexOf(currency)));
			}
		}
		lines.sort(String::compareTo);
		return table(
				"calendar_on currency_code revenue new_revenue expansion_revenue contraction_revenue churn_revenue "
						+ "reactivation_revenue paying_customers new_customers churned_customers reactivated_customers",
				lines.toArray(String[]::new));
	}

	private List<List<@Nullable String>> retention() {
		List<String> lines = new ArrayList<>();
		for (String currency : this.currencies) {
			for (String period : List.of("2026-11-30 month 2026-10-31", "2026-12-31 month 2026-11-30",
					"2026-11-30 trailing_year 2025-11-30", "2026-12-31 trailing_year 2025-12-31")) {
				lines.add("%s %s - %s 123 12345678.000000 11345678.000000 13345678.000000".formatted(period, currency,
						8_000 + period.length()));
			}
		}
		return table(
				"period_end_on period_interval cohort_on currency_code customer_dealer start_customers lost_customers "
						+ "start_revenue kept_revenue end_revenue",
				lines.toArray(String[]::new));
	}

	private List<List<@Nullable String>> movements(LocalDate date) {
		List<String> lines = new ArrayList<>();
		for (String currency : this.currencies) {
			for (int index = 0; index < 40; index++) {
				lines.add("%s %s Customer~with~a~rather~long~name~%s - NORTH %s %s.250000 12000.500000 %s.000000 %s %s"
					.formatted(date.minusDays(index % 20), currency, index, MOVEMENTS.get(index % 5), 1000 + index,
							13000 + index, "Business~telephony,~large", CAUSES.get(index % 5).replace(' ', '~')));
			}
		}
		lines.sort(String::compareTo);
		return table(
				"movement_on currency_code customer_id subscription_id customer_dealer movement_class movement_amount "
						+ "before_amount after_amount product cause",
				lines.toArray(String[]::new));
	}

	private List<List<@Nullable String>> debtors() {
		List<String> lines = new ArrayList<>();
		for (String currency : this.currencies) {
			for (int index = 0; index < 5; index++) {
				lines.add("%s Customer~with~a~rather~long~name~%s - %s.250 %s.250 2026-08-1%s - %s.250 - - - 3"
					.formatted(currency, index, 9000 + index, 4000 + index, index, 4000 + index));
			}
		}
		return table("currency_code customer_id dealer_code outstanding overdue oldest_due_on not_due overdue_1_30 "
				+ "overdue_31_60 overdue_61_90 overdue_over_90 invoice_count", lines.toArray(String[]::new));
	}

	private static List<List<@Nullable String>> table(String columns, String... rows) {
		List<List<@Nullable String>> table = new ArrayList<>(List.of(MailWorld.values(columns)));
		Arrays.stream(rows).map(MailWorld::values).forEach(table::add);
		return table;
	}

}
