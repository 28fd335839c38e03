package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads what became of the customers who came in the same month.
 */
public final class CohortReader {

	public static final String NAME = "cohorts";

	private static final Comparator<ChunkContent.Row> ORDER = Comparator
		.comparing((ChunkContent.Row row) -> row.text("cohort_month"))
		.thenComparing((row) -> row.text("currency_code"))
		.thenComparing((row) -> row.date("month_end_on"));

	private static final RowMapping<ChunkContent.Row> ROWS = new RowMapping<ChunkContent.Row>()
		.with("cohort_month", (row) -> row.text("cohort_month"))
		.with("currency_code", (row) -> row.text("currency_code"))
		.with("date", (row) -> row.date("month_end_on"))
		.with("months_since", (row) -> Long.valueOf(row.text("months_since")))
		.with("cohort_customers", (row) -> Long.valueOf(row.text("cohort_customers")))
		.with("paying_customers", (row) -> Long.valueOf(row.text("paying_customers")))
		.with("mrr", (row) -> Amounts.inMinorUnits(Amounts.exact(row.text("revenue")), row.text("currency_code")))
		.with("customer_share", (row) -> share(row, "paying_customers", "start_customers"))
		.with("mrr_share", (row) -> share(row, "revenue", "start_revenue"));

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
		List<ChunkContent.Row> rows = new ArrayList<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (chunk.figure().equals("mrr_cohorts") && filter.dates().mayInclude(chunk.part())) {
				this.content.loadChunk(chunk)
					.stream()
					.filter((row) -> filter.includes(row.date("month_end_on"), row.text("currency_code"))
							&& filter.isOfScope(row))
					.forEach(rows::add);
			}
		}
		rows.sort(ORDER);
		return ROWS.table(this.columns, rows);
	}

	private static @Nullable BigDecimal share(ChunkContent.Row row, String part, String whole) {
		return Amounts.ratio(new BigDecimal(row.text(part)), new BigDecimal(row.text(whole)));
	}

}
