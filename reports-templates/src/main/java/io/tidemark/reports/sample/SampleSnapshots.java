package io.tidemark.reports.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;

/**
 * Two made-up snapshots with something of all that a template may show.
 */
public final class SampleSnapshots {

	/** The dealer that some of the figures are of. */
	public static final String DEALER = "D1";

	private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

	private static final LocalDate FIRST = LocalDate.of(2025, 12, 30);

	private static final String SERIES = " revenue new_revenue expansion_revenue contraction_revenue churn_revenue "
			+ "reactivation_revenue paying_customers new_customers churned_customers reactivated_customers";

	private static final String INVOICES = "invoice_currency invoice_dealer invoice_month invoice_status status_key "
			+ "invoice_count invoice_amount invoice_outstanding";

	private static final String MOVEMENTS = "movement_on currency_code customer_id subscription_id customer_dealer "
			+ "movement_class movement_amount before_amount after_amount";

	private static final String QUIET = "%s - - - - - 10 0 0 0";

	private static final String EVENTFUL = "1150.000000 - - 100.004000 100.004000 50.008000 9 0 2 1";

	private final MemorySnapshots snapshots = new MemorySnapshots("sample");

	private final Snapshot previous = this.snapshots.publish(new SnapshotVersion(DATE.minusDays(1), 1));

	private final Snapshot present = this.snapshots.publish(new SnapshotVersion(DATE, 1));

	public SampleSnapshots() {
		for (Snapshot snapshot : List.of(this.previous, this.present)) {
			boolean isPresent = snapshot.id() == this.present.id();
			this.snapshots.add(snapshot, "mrr_daily", "calendar_on currency_code" + SERIES, series("", isPresent));
			this.snapshots.add(snapshot, "mrr_daily_by_dealer", "calendar_on currency_code customer_dealer" + SERIES,
					series("D1 ", isPresent));
			this.snapshots.add(snapshot, "dealers", "dealer_code dealer_name", List.of("D1 Northwind"));
			this.snapshots.add(snapshot, "movements", MOVEMENTS,
					List.of("2026-01-20 EUR C7 - D1 expansion 300.000000 100.000000 400.000000",
							"2026-01-30 EUR C8 - D1 contraction 100.000000 150.000000 50.000000",
							"2026-01-30 EUR C9 - D1 churn 100.000000 100.000000 0.000000"));
			this.snapshots.add(snapshot, "customers_cube",
					"grouped_by customer_status customer_dealer status_key customer_count",
					List.of("| - - - 12", "customer_dealer - D1 - 12"));
			this.snapshots.add(snapshot, "invoices_cube", "grouped_by " + INVOICES,
					List.of("| EUR - - - - 4 400.000 150.000", "invoice_dealer EUR D1 - - - 4 400.000 150.000"));
			this.snapshots.add(snapshot, "invoices_days", "issued_on " + INVOICES,
					List.of("2026-01-05 EUR D1 2026-01 open open 4 400.000 150.000"));
			this.snapshots.add(snapshot, "invoices_aging_cube",
					"grouped_by invoice_age invoice_currency invoice_dealer status_key invoice_count invoice_outstanding",
					List.of("| 1-30 EUR - - 1 150.000", "invoice_dealer 1-30 EUR D1 - 1 150.000"));
		}
	}

	public MemorySnapshots snapshots() {
		return this.snapshots;
	}

	/**
	 * Return the first snapshot, with nothing to compare it with.
	 */
	public Snapshot first() {
		return this.previous;
	}

	public Snapshot latest() {
		return this.present;
	}

	/**
	 * Return the days of the series, one of which differs in the earlier snapshot.
	 */
	private static List<String> series(String dealer, boolean isPresent) {
		List<String> lines = new ArrayList<>();
		LocalDate eventful = isPresent ? DATE : DATE.minusDays(2);
		lines.add("%s EUR %s1300.000000 1300.000000 - - - - 10 10 0 0".formatted(FIRST, dealer));
		for (LocalDate day = FIRST.plusDays(1); !day.isAfter(DATE); day = day.plusDays(1)) {
			String quiet = QUIET.formatted(day.isAfter(eventful) ? "1150.000000" : "1300.000000");
			lines.add("%s EUR %s%s".formatted(day, dealer, day.equals(eventful) ? EVENTFUL : quiet));
		}
		return lines;
	}

}
