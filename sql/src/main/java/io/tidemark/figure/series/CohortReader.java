package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;

/**
 * Reads what became of the customers who came in the same month.
 */
public final class CohortReader {

	public static final String NAME = "cohorts";

	private static final Comparator<CohortMonth> ORDER = Comparator.comparing(CohortMonth::cohort)
		.thenComparing(CohortMonth::currency)
		.thenComparing(CohortMonth::end);

	private static final RowMapping<CohortMonth> ROWS = new RowMapping<CohortMonth>()
		.with("cohort_month", CohortMonth::cohort)
		.with("currency_code", CohortMonth::currency)
		.with("date", CohortMonth::end)
		.with("months_since", CohortMonth::since)
		.with("cohort_customers", CohortMonth::customers)
		.with("paying_customers", CohortMonth::paying)
		.with("mrr", (month) -> Amounts.inMinorUnits(month.revenue(), month.currency()))
		.with("customer_share",
				(month) -> Amounts.ratio(BigDecimal.valueOf(month.paying()), BigDecimal.valueOf(month.startPaying())))
		.with("mrr_share", (month) -> Amounts.ratio(month.revenue(), month.startRevenue()));

	private final SnapshotContent content;

	private final List<FigureColumn> columns;

	public CohortReader(SnapshotContent content, List<FigureColumn> columns) {
		this.content = content;
		this.columns = columns;
	}

	/**
	 * Read all rows, by cohort, currency and date. Shares are of exact amounts, to 6
	 * decimals, half up.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		SeriesFilter filter = SeriesFilter.of(parameters);
		Map<List<Object>, CohortMonth> months = new HashMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (chunk.figure().equals("mrr_cohorts") && filter.dates().mayInclude(chunk.part())) {
				this.content.loadChunk(chunk)
					.stream()
					.filter((row) -> filter.includes(row.date("month_end_on"), row.text("currency_code"))
							&& filter.isOfScope(row))
					.map(CohortMonth::of)
					.forEach((month) -> months.merge(List.of(month.cohort(), month.currency(), month.end()), month,
							CohortMonth::plus));
			}
		}
		return ROWS.table(this.columns, months.values().stream().sorted(ORDER).toList());
	}

	/**
	 * What the customers of a cohort come to at a month's end.
	 *
	 * @param since how many months after the cohort's own that is
	 * @param customers how many the cohort has
	 * @param startPaying how many of them paid at the end of its own month
	 * @param startRevenue what they paid then
	 * @param paying how many of them pay
	 * @param revenue what they pay
	 */
	private record CohortMonth(String cohort, String currency, LocalDate end, long since, long customers,
			long startPaying, BigDecimal startRevenue, long paying, BigDecimal revenue) {

		private static CohortMonth of(ChunkContent.Row row) {
			return new CohortMonth(row.text("cohort_month"), row.text("currency_code"), row.date("month_end_on"),
					Long.parseLong(row.text("months_since")), Long.parseLong(row.text("cohort_customers")),
					Long.parseLong(row.text("start_customers")), Amounts.exact(row.text("start_revenue")),
					Long.parseLong(row.text("paying_customers")), Amounts.exact(row.text("revenue")));
		}

		/**
		 * Return what the customers of this dealer and another come to.
		 */
		private CohortMonth plus(CohortMonth other) {
			return new CohortMonth(this.cohort, this.currency, this.end, this.since, this.customers + other.customers,
					this.startPaying + other.startPaying, this.startRevenue.add(other.startRevenue),
					this.paying + other.paying, this.revenue.add(other.revenue));
		}

	}

}
