package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
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

	private static final RowMapping<SeriesPeriod> ROWS = new RowMapping<SeriesPeriod>()
		.with("date", (period) -> period.closing().date())
		.with("currency_code", (period) -> period.closing().currency())
		.with("mrr", (period) -> money(period, period.closing().revenue()))
		.with("arr", (period) -> money(period, period.closing().revenue().multiply(MONTHS_OF_YEAR)))
		.with("arpa", MetricsReader::arpa)
		.with("paying_customers", (period) -> period.closing().paying())
		.with("new_customers", (period) -> period.total(SeriesDay::gained))
		.with("churned_customers", (period) -> period.total(SeriesDay::churned))
		.with("reactivated_customers", (period) -> period.total(SeriesDay::reactivated))
		.with("quick_ratio", (period) -> Amounts.ratio(gained(period).add(regained(period)), lost(period)))
		.with("customer_churn_rate",
				(period) -> Amounts.ratio(BigDecimal.valueOf(period.total(SeriesDay::churned)), payingAtStart(period)))
		.with("net_revenue_retention",
				(period) -> Amounts.ratio(start(period).subtract(lost(period)).add(regained(period)), start(period)))
		.with("gross_revenue_retention",
				(period) -> Amounts.ratio(start(period).subtract(lost(period)), start(period)));

	private final List<FigureColumn> columns;

	private final DailySeries series;

	public MetricsReader(SnapshotContent content) {
		this(content, Catalogue.load().findSeries(NAME).columns());
	}

	public MetricsReader(SnapshotContent content, List<FigureColumn> columns) {
		this.columns = columns;
		this.series = new DailySeries(content);
	}

	/**
	 * Read all rows. A row's date is the last day of its period, or the last one that was
	 * asked for. All is computed from exact amounts; money is rounded to the currency's
	 * minor unit and ratios to 6 decimals, half up, where they are shown. A ratio is null
	 * where it would be over 0, or over the balance of a day that the series does not
	 * have. Rows are ordered by date, then currency.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		return ROWS.table(this.columns,
				this.series.periodsWithOpening(snapshot, SeriesFilter.of(parameters), parameters.interval(INTERVAL)));
	}

	private static BigDecimal money(SeriesPeriod period, BigDecimal amount) {
		return Amounts.inMinorUnits(amount, period.closing().currency());
	}

	private static @Nullable BigDecimal arpa(SeriesPeriod period) {
		SeriesDay day = period.closing();
		long paying = day.paying();
		return (paying == 0) ? null : day.revenue()
			.divide(BigDecimal.valueOf(paying), Currencies.minorUnit(day.currency()), RoundingMode.HALF_UP);
	}

	private static BigDecimal lost(SeriesPeriod period) {
		return period.sum(Movement.CONTRACTION, Movement.CHURN);
	}

	private static BigDecimal gained(SeriesPeriod period) {
		return period.sum(Movement.NEW);
	}

	private static BigDecimal regained(SeriesPeriod period) {
		return period.sum(Movement.EXPANSION, Movement.REACTIVATION);
	}

	private static BigDecimal start(SeriesPeriod period) {
		SeriesDay opening = period.opening();
		return (opening != null) ? opening.revenue() : BigDecimal.ZERO;
	}

	private static BigDecimal payingAtStart(SeriesPeriod period) {
		SeriesDay opening = period.opening();
		return BigDecimal.valueOf((opening != null) ? opening.paying() : 0);
	}

}
