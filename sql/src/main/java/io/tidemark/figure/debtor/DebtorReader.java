package io.tidemark.figure.debtor;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the customers who have something outstanding.
 */
public final class DebtorReader {

	public static final String NAME = "debtors";

	private static final String FIGURE = "debtors";

	private static final RowMapping<ChunkContent.Row> ROWS = rows();

	private static final Comparator<ChunkContent.Row> ORDER = Comparator
		.comparing((ChunkContent.Row stored) -> stored.text("currency_code"))
		.thenComparing((stored) -> new BigDecimal(stored.text("outstanding")), Comparator.reverseOrder())
		.thenComparing((stored) -> stored.get("customer_id"), Comparator.nullsLast(CodePoints::compare));

	private final SnapshotContent content;

	private final List<FigureColumn> columns;

	public DebtorReader(SnapshotContent content, List<FigureColumn> columns) {
		this.content = content;
		this.columns = columns;
	}

	/**
	 * Read all rows, ordered by currency, then by what is outstanding, the largest first,
	 * then by customer. With a dealer they are of this dealer's invoices only; with an
	 * age they are those that have an invoice of it, with what else they owe.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		return new FigureTable(this.columns,
				stored(snapshot).filter((row) -> matches(row, parameters))
					.sorted(ORDER)
					.map(ROWS.to(this.columns))
					.toList());
	}

	private Stream<ChunkContent.Row> stored(Snapshot snapshot) {
		return this.content.loadChunkList(snapshot)
			.stream()
			.filter((chunk) -> chunk.figure().equals(FIGURE))
			.flatMap((chunk) -> this.content.loadChunk(chunk).stream());
	}

	/**
	 * Return whether a row is asked for; those of all dealers together have none.
	 */
	private static boolean matches(ChunkContent.Row row, Parameters parameters) {
		String age = parameters.text(Parameter.AGE);
		return Objects.equals(parameters.text(Parameter.DEALER_CODE), row.get("dealer_code"))
				&& includes(parameters.text(Parameter.CURRENCY), row.get("currency_code"))
				&& includes(parameters.text(Parameter.CUSTOMER_ID), row.get("customer_id"))
				&& (age == null || row.get(column(age)) != null);
	}

	private static boolean includes(@Nullable String wanted, @Nullable String value) {
		return wanted == null || wanted.equals(value);
	}

	/**
	 * Return the column that has what is outstanding of an age: {@code not_due}, or as in
	 * {@code overdue_1_30}.
	 */
	private static String column(String age) {
		String words = age.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
		return InvoiceAge.isOverdue(age) ? "overdue_" + words : words;
	}

	private static RowMapping<ChunkContent.Row> rows() {
		RowMapping<ChunkContent.Row> rows = new RowMapping<ChunkContent.Row>()
			.with("currency_code", (stored) -> stored.text("currency_code"))
			.with("customer_id", (stored) -> stored.get("customer_id"))
			.with("outstanding", (stored) -> Amounts.invoiced(stored.text("outstanding")))
			.with("overdue", (stored) -> Amounts.invoiced(stored.text("overdue")))
			.with("oldest_due_on", (stored) -> OutstandingInvoices.dateOrNull(stored, "oldest_due_on"))
			.with("invoice_count", (stored) -> Long.valueOf(stored.text("invoice_count")));
		InvoiceAge.labels().stream().map(DebtorReader::column).forEach((column) -> rows.with(column, amount(column)));
		return rows;
	}

	private static Function<ChunkContent.Row, @Nullable Object> amount(String column) {
		return (stored) -> {
			String amount = stored.get(column);
			return (amount != null) ? Amounts.invoiced(amount) : null;
		};
	}

}
