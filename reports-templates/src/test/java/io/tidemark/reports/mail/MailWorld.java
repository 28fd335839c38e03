package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tidemark.reports.headline.OverviewChoice;
import io.tidemark.reports.headline.OverviewReader;
import io.tidemark.reports.view.OverviewView;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotHistory;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * A small business of two dealers and four customers, in three snapshots.
 *
 * <p>
 * The MRR in EUR: 100 from 31 Dec (c1 of D1), 150.50 from 10 Jan (new: c2 of D2), 170.50
 * from 20 Jan (expansion: c1), 160.496 from 5 Feb (contraction: c1), 200.496 from 10 Feb
 * (new: c3 of D2; 199.496 as the earlier snapshots had it), 210 from 20 Feb (expansion:
 * c1), 159.50 from 27 Feb (churn: c2) and 211.004 on 28 Feb (reactivation: c2, expansion:
 * c1). In JPY c4 of D1 has 300.4 from 15 Feb.
 */
final class MailWorld {

	static final LocalDate DATE = LocalDate.of(2026, 2, 28);

	private static final String SERIES = " revenue new_revenue expansion_revenue contraction_revenue churn_revenue "
			+ "reactivation_revenue paying_customers new_customers churned_customers reactivated_customers";

	private static final String CELLS = "invoice_currency invoice_dealer invoice_month invoice_status "
			+ "invoice_count invoice_amount invoice_outstanding";

	private static final String MOVEMENTS = "movement_on currency_code customer_id subscription_id customer_dealer "
			+ "movement_class movement_amount before_amount after_amount product cause";

	private static final List<Event> EVENTS = List.of(new Event("2025-12-31", "EUR", "D1", 'n', "100"),
			new Event("2026-01-10", "EUR", "D2", 'n', "50.5"), new Event("2026-01-20", "EUR", "D1", 'e', "20"),
			new Event("2026-02-05", "EUR", "D1", 'c', "10.004"), new Event("2026-02-10", "EUR", "D2", 'n', "40"),
			new Event("2026-02-15", "JPY", "D1", 'n', "300.4"), new Event("2026-02-20", "EUR", "D1", 'e', "9.504"),
			new Event("2026-02-27", "EUR", "D2", 'x', "50.5"), new Event("2026-02-28", "EUR", "D2", 'r', "50.5"),
			new Event("2026-02-28", "EUR", "D1", 'e', "1.004"));

	private final MemorySnapshots snapshots = new MemorySnapshots("acme");

	private final Snapshot present;

	MailWorld() {
		this("Northwind", "c1");
	}

	/**
	 * Create the world with a name for the dealer D1 and the customer c1.
	 */
	MailWorld(String dealerName, String customerId) {
		add(LocalDate.of(2026, 2, 20), dealerName, customerId, "4", "8 800.000 100.250", "2 50.000");
		add(LocalDate.of(2026, 2, 27), dealerName, customerId, "4", "9 900.000 300.250", "2 50.125");
		this.present = add(DATE, dealerName, customerId, "5", "10 1000.000 200.250", "1 50.125");
	}

	private Snapshot add(LocalDate date, String dealerName, String customerId, String customers, String invoices,
			String overdue) {
		return add(new SnapshotVersion(date, 1), dealerName, customerId, customers, invoices, overdue);
	}

	private Snapshot add(SnapshotVersion version, String dealerName, String customerId, String customers,
			String invoices, String overdue) {
		LocalDate date = version.businessDate();
		boolean isPresent = date.equals(DATE);
		List<String> byDealer = new ArrayList<>(series(date, "D1"));
		byDealer.addAll(series(date, "D2"));
		Map<String, List<List<@Nullable String>>> figures = new HashMap<>();
		figures.put("mrr_daily", figure("calendar_on currency_code" + SERIES, series(date, null)));
		figures.put("mrr_daily_by_dealer", figure("calendar_on currency_code customer_dealer" + SERIES, byDealer));
		figures.put("mrr_retention",
				figure("period_end_on period_interval cohort_on currency_code customer_dealer start_customers "
						+ "lost_customers start_revenue kept_revenue end_revenue",
						List.of("2026-01-31 month 2025-12-31 EUR - 1 0 100.000000 100.000000 120.000000",
								"2026-02-28 month 2026-01-31 EUR - 2 0 170.500000 170.500000 171.004000",
								"2026-01-31 trailing_year 2025-01-31 EUR - 4 1 400.000000 310.000000 412.500000",
								"2026-02-28 trailing_year 2025-02-28 EUR - 5 1 500.000000 430.000000 540.000000")));
		figures.put("dealers", List.of(List.of("dealer_code", "dealer_name"), List.of("D1", dealerName)));
		figures.put("movements", List.of(values(MOVEMENTS),
				movement("2026-01-20", customerId, "D1", "expansion", "20", "100", "120", "Voice quantity"),
				movement("2026-02-05", customerId, "D1", "contraction", "10.004", "120", "109.996", "Voice discount"),
				movement("2026-02-10", "c3", "D2", "new", isPresent ? "40" : "39", "0", isPresent ? "40" : "39",
						"Data start"),
				movement("2026-02-20", customerId, "D1", "expansion", "9.504", "109.996", "119.5", "Voice price"),
				movement("2026-02-27", "c2", "D2", "churn", "50.5", "50.5", "0", "Data end"),
				movement("2026-02-28", customerId, "D1", "expansion", "1.004", "119.5", "120.504",
						"Voice price,~quantity"),
				movement("2026-02-28", "c2", "D2", "reactivation", "50.5", "0", "50.5", "Data trial~end")));
		figures.put("debtors",
				figure("currency_code customer_id dealer_code outstanding overdue oldest_due_on not_due overdue_1_30 "
						+ "overdue_31_60 overdue_61_90 overdue_over_90 invoice_count",
						List.of("EUR " + customerId + " - 150.250 50.125 2026-02-10 100.125 50.125 - - - 2",
								"EUR " + customerId + " D1 150.250 50.125 2026-02-10 100.125 50.125 - - - 2",
								"EUR c3 - 50.000 10.000 2025-11-05 40.000 - - - 10.000 2",
								"EUR c3 D2 50.000 10.000 2025-11-05 40.000 - - - 10.000 2",
								"EUR c2 - 0.000 0.000 - - - - - - 1")));
		figures.put("customers_cube", figure("grouped_by customer_status customer_dealer customer_count",
				List.of("| - - " + customers, "customer_dealer - D1 2", "customer_dealer - D2 3")));
		figures.put("invoices_cube",
				figure("grouped_by " + CELLS,
						List.of("| EUR - - - " + invoices, "invoice_dealer EUR D1 - - 4 400.000 150.250",
								"invoice_dealer EUR D2 - - 6 600.000 " + (isPresent ? "50.000" : "60.000"))));
		figures.put("invoices_days",
				figure("issued_on " + CELLS,
						List.of("2026-01-31 EUR D1 2026-01 paid 4 400.000 0.000",
								"2026-02-01 EUR D2 2026-02 open 5 512.345 50.000",
								"2026-02-28 EUR D1 2026-02 open 1 100.000 100.000")));
		figures.put("invoices_aging_cube",
				figure("grouped_by invoice_age invoice_currency invoice_dealer invoice_count invoice_outstanding",
						List.of("| Not~due EUR - 7 140.125", "| 1-30 EUR - " + overdue, "| Over~90 EUR - 1 10.000",
								"invoice_dealer Over~90 EUR D2 1 10.000")));
		return this.snapshots.publish(version, figures);
	}

	/**
	 * Return a figure's columns and rows.
	 * @param columns the columns' names with blanks between them
	 * @param lines rows, their values with blanks between them: - for null, | for an
	 * empty text and ~ for a blank
	 */
	private static List<List<@Nullable String>> figure(String columns, List<String> lines) {
		return Stream.concat(Stream.of(columns), lines.stream()).map(MailWorld::values).toList();
	}

	static List<@Nullable String> values(String line) {
		return Arrays.stream(line.split(" ", -1)).<@Nullable String>map((value) -> switch (value) {
			case "-" -> null;
			case "|" -> "";
			default -> value.replace('~', ' ');
		}).toList();
	}

	private static List<@Nullable String> movement(String date, String customer, String dealer, String movement,
			String amount, String before, String after, String productAndCause) {
		List<@Nullable String> why = values(productAndCause);
		return Arrays.asList(date, "EUR", customer, null, dealer, movement, amount, before, after, why.get(0),
				why.get(1));
	}

	private static List<String> series(LocalDate until, @Nullable String dealer) {
		TreeMap<String, String> lines = new TreeMap<>(Comparator.naturalOrder());
		for (String currency : List.of("EUR", "JPY")) {
			Balance balance = new Balance(new BigDecimal("0.000000"), 0);
			boolean hasBegun = false;
			for (LocalDate day = LocalDate.of(2025, 12, 31); !day.isAfter(until); day = day.plusDays(1)) {
				String date = day.toString();
				List<Event> events = EVENTS.stream()
					.filter((event) -> event.date().equals(date) && event.currency().equals(currency))
					.filter((event) -> dealer == null || event.dealer().equals(dealer))
					.map((event) -> event.asKnownOn(until))
					.toList();
				hasBegun = hasBegun || !events.isEmpty();
				for (Event event : events) {
					balance = balance.after(event);
				}
				if (hasBegun) {
					lines.put(date + currency,
							"%s %s %s %s".formatted(date, currency,
									(dealer != null) ? dealer + " " + balance.mrr() : balance.mrr(),
									measures(events, balance)));
				}
			}
		}
		return List.copyOf(lines.values());
	}

	private static String measures(List<Event> events, Balance balance) {
		List<String> values = new ArrayList<>();
		for (char movement : "necxr".toCharArray()) {
			values.add(events.stream()
				.filter((event) -> event.movement() == movement)
				.map(Event::amount)
				.findFirst()
				.orElse("-"));
		}
		values.add(Integer.toString(balance.paying()));
		for (char movement : "nxr".toCharArray()) {
			values.add(Long.toString(events.stream().filter((event) -> event.movement() == movement).count()));
		}
		return String.join(" ", values);
	}

	/**
	 * Return what the start page shows of a day, on which nothing has happened since the
	 * world's last day.
	 */
	OverviewView overview(LocalDate date, @Nullable String dealerCode, @Nullable String currency) {
		return new OverviewReader(this.snapshots, this.snapshots).read(on(date),
				new OverviewChoice(currency, dealerCode, date.minusDays(89), date),
				(figure, parameters) -> figure.path(), (code) -> "/?currency=" + code);
	}

	ReportRequest requestOn(LocalDate date, String report) {
		return new ReportRequest(report, on(date), Locale.UK, ZoneId.of("Europe/Berlin"), null, null, List.of(), null);
	}

	private Snapshot on(LocalDate date) {
		return date.equals(DATE) ? this.present : add(date, "Northwind", "c1", "5", "10 1000.000 200.250", "1 50.125");
	}

	MailReport reports(@Nullable Path templates) {
		return new MailReport(this.snapshots, this.snapshots, templates);
	}

	/**
	 * Return reports of a store that kept no cause of a restatement.
	 */
	MailReport reportsWithoutCauses() {
		return new MailReport(this.snapshots, new SnapshotHistory() {

			private final SnapshotHistory all = MailWorld.this.snapshots;

			@Override
			public Optional<Snapshot> findPrevious(Snapshot snapshot) {
				return this.all.findPrevious(snapshot);
			}

			@Override
			public List<Snapshot> findPublishedUpTo(Snapshot last) {
				return this.all.findPublishedUpTo(last);
			}

			@Override
			public Optional<SeriesComparison> findComparison(Snapshot snapshot, @Nullable String dealerCode) {
				return this.all.findComparison(snapshot, dealerCode);
			}

			@Override
			public Optional<List<RestatementCause>> findCauses(Snapshot snapshot, @Nullable String dealerCode) {
				return Optional.of(List.of());
			}

			@Override
			public Optional<Snapshot> findByBusinessDate(String tenant, LocalDate businessDate) {
				return this.all.findByBusinessDate(tenant, businessDate);
			}

		}, null);
	}

	/**
	 * Return a request of the next revision of the world's last day.
	 */
	ReportRequest requestOfCorrection(String report, Locale locale) {
		Snapshot again = add(new SnapshotVersion(DATE, 2), "Northwind", "c1", "6", "10 1000.000 200.250", "1 50.125");
		return new ReportRequest(report, again, locale, ZoneId.of("UTC"), null, null, List.of(), null);
	}

	RenderedMail render(String report, Locale locale) {
		return reports(null).render(request(report, locale, null, null));
	}

	ReportRequest request(String report, Locale locale, @Nullable String dealerCode, @Nullable String subject,
			String... notices) {
		return new ReportRequest(report, this.present, locale, ZoneId.of("Europe/Berlin"), dealerCode, subject,
				Arrays.asList(notices), URI.create("https://tidemark.example/acme/"));
	}

	/**
	 * One movement.
	 *
	 * @param date the day
	 * @param currency the currency
	 * @param dealer the customer's dealer
	 * @param movement new, expansion, contraction, churn (x) or reactivation
	 * @param amount the amount
	 */
	private record Event(String date, String currency, String dealer, char movement, String amount) {

		/**
		 * Return what a snapshot knew: the earlier ones had 39 instead of 40.
		 */
		Event asKnownOn(LocalDate snapshot) {
			return (this.amount.equals("40") && snapshot.isBefore(DATE))
					? new Event(this.date, this.currency, this.dealer, this.movement, "39") : this;
		}

	}

	/**
	 * What the events until a day came to.
	 *
	 * @param mrr the MRR
	 * @param paying the paying customers
	 */
	private record Balance(BigDecimal mrr, int paying) {

		Balance after(Event event) {
			BigDecimal amount = new BigDecimal(event.amount());
			return switch (event.movement()) {
				case 'n', 'r' -> new Balance(this.mrr.add(amount), this.paying + 1);
				case 'e' -> new Balance(this.mrr.add(amount), this.paying);
				case 'c' -> new Balance(this.mrr.subtract(amount), this.paying);
				default -> new Balance(this.mrr.subtract(amount), this.paying - 1);
			};
		}

	}

}
