package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.Currencies;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Computes the subscription metrics from a snapshot's daily series.
 */
public final class MetricsReader {

	public static final String NAME = "subscription-metrics";

	public static final Interval INTERVAL = Interval.MONTH;

	private static final BigDecimal MONTHS_OF_YEAR = BigDecimal.valueOf(12);

	private static final RowMapping<MetricsPeriod> ROWS = new RowMapping<MetricsPeriod>()
		.with("date", (period) -> period.closing().date())
		.with("currency_code", MetricsPeriod::currency)
		.with("product", (period) -> period.days().group())
		.with("customer_dealer", (period) -> period.days().group())
		.with("customer_dealer_name", (period) -> period.days().groupName())
		.with("mrr", (period) -> money(period, period.closing().revenue()))
		.with("arr", (period) -> money(period, period.closing().revenue().multiply(MONTHS_OF_YEAR)))
		.with("arpa", MetricsReader::arpa)
		.with("paying_customers", (period) -> period.closing().paying())
		.with("new_customers", (period) -> period.days().total(SeriesDay::gained))
		.with("churned_customers", (period) -> period.days().total(SeriesDay::churned))
		.with("reactivated_customers", (period) -> period.days().total(SeriesDay::reactivated))
		.with("quick_ratio", (period) -> Amounts.ratio(gained(period.days()), lost(period.days())))
		.with("customer_churn_rate", (period) -> period.ofCohort(CohortRetention::churn))
		.with("net_revenue_retention", (period) -> period.ofCohort(CohortRetention::net))
		.with("gross_revenue_retention", (period) -> period.ofCohort(CohortRetention::gross))
		.with("is_partial", MetricsPeriod::isPartial)
		.with("trailing_customer_churn_rate", (period) -> period.ofTrailing(CohortRetention::churn))
		.with("trailing_net_revenue_retention", (period) -> period.ofTrailing(CohortRetention::net))
		.with("trailing_gross_revenue_retention", (period) -> period.ofTrailing(CohortRetention::gross))
		.with("lifetime_value", MetricsReader::lifetimeValue)
		.with("switch_in_revenue", (period) -> moneyOrNull(period, period.days().switchIn()))
		.with("switch_out_revenue", (period) -> moneyOrNull(period, period.days().switchOut()));

	private final Series declared;

	private final SnapshotContent content;

	public MetricsReader(SnapshotContent content) {
		this(content, Catalogue.load().findSeries(NAME));
	}

	public MetricsReader(SnapshotContent content, Series declared) {
		this.declared = declared;
		this.content = content;
	}

	/**
	 * Read all rows. A row's date is the last day of its period, or the last one that was
	 * asked for. All is computed from exact amounts; money is rounded to the currency's
	 * minor unit and ratios to 6 decimals, half up, where they are shown. A ratio is null
	 * where it would be over 0. Rows are ordered by date, then currency, then what they
	 * are grouped by; those of products have no retention.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		SeriesFilter filter = SeriesFilter.of(parameters);
		Interval interval = parameters.interval(INTERVAL);
		CohortRetentions retentions = new CohortRetentions(this.content, snapshot, filter);
		return ROWS.table(this.declared.columnsBy(filter.groupBy()),
				new DailySeries(this.content).periods(snapshot, filter, interval)
					.stream()
					.map((days) -> period(days, interval, filter.dates().from(), retentions))
					.toList());
	}

	private static MetricsPeriod period(SeriesPeriod days, Interval interval, @Nullable LocalDate from,
			CohortRetentions retentions) {
		SeriesDay closing = days.closing();
		LocalDate last = closing.date();
		boolean isCutBefore = from != null && interval.firstDay(last).isBefore(from);
		return new MetricsPeriod(days, isCutBefore || last.isBefore(interval.lastDay(last)),
				isCutBefore ? null : retentions.find(interval, closing), retentions.findTrailing(closing));
	}

	private static BigDecimal money(MetricsPeriod period, BigDecimal amount) {
		return Amounts.inMinorUnits(amount, period.currency());
	}

	private static @Nullable BigDecimal moneyOrNull(MetricsPeriod period, @Nullable BigDecimal amount) {
		return (amount != null) ? money(period, amount) : null;
	}

	private static @Nullable BigDecimal arpa(MetricsPeriod period) {
		SeriesDay day = period.closing();
		return quotient(period, day.revenue(), BigDecimal.valueOf(day.paying()));
	}

	/**
	 * Return ARPA over a twelfth of the churn of the 12 months before, rounded once.
	 */
	private static @Nullable BigDecimal lifetimeValue(MetricsPeriod period) {
		SeriesDay day = period.closing();
		return period.ofTrailing(
				(trailing) -> quotient(period, day.revenue().multiply(MONTHS_OF_YEAR).multiply(trailing.customers()),
						BigDecimal.valueOf(day.paying()).multiply(trailing.lost())));
	}

	private static @Nullable BigDecimal quotient(MetricsPeriod period, BigDecimal dividend, BigDecimal divisor) {
		return (divisor.signum() == 0) ? null
				: dividend.divide(divisor, Currencies.minorUnit(period.currency()), RoundingMode.HALF_UP);
	}

	private static BigDecimal lost(SeriesPeriod days) {
		return days.sum(Movement.CONTRACTION, Movement.CHURN);
	}

	private static BigDecimal gained(SeriesPeriod days) {
		return days.sum(Movement.NEW, Movement.EXPANSION, Movement.REACTIVATION);
	}

}
