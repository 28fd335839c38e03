package io.tidemark.figure.debtor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

	private static final RowMapping<Debtor> ROWS = rows();

	private static final Comparator<Debtor> ORDER = Comparator.comparing(Debtor::currency)
		.thenComparing(Debtor::outstanding, Comparator.reverseOrder())
		.thenComparing(Debtor::customerId, Comparator.nullsLast(CodePoints::compare));

	private final SnapshotContent content;

	private final List<FigureColumn> columns;

	public DebtorReader(SnapshotContent content, List<FigureColumn> columns) {
		this.content = content;
		this.columns = columns;
	}

	/**
	 * Read all rows, ordered by currency, then by what is outstanding, the largest first,
	 * then by customer. With dealers they are of these dealers' invoices only; with an
	 * age they are those that have an invoice of it, with what else they owe.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		String age = parameters.text(Parameter.AGE);
		Map<List<Optional<String>>, Debtor> debtors = new HashMap<>();
		stored(snapshot).filter((row) -> matches(row, parameters))
			.map(Debtor::of)
			.forEach((debtor) -> debtors.merge(
					List.of(Optional.of(debtor.currency()), Optional.ofNullable(debtor.customerId())), debtor,
					Debtor::plus));
		return ROWS.table(this.columns,
				debtors.values()
					.stream()
					.filter((debtor) -> age == null || debtor.ages().containsKey(column(age)))
					.sorted(ORDER)
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
		List<String> dealers = parameters.texts(Parameter.DEALER_CODE);
		String dealer = row.get("dealer_code");
		return ((dealer != null) ? dealers.contains(dealer) : dealers.isEmpty())
				&& includes(parameters.text(Parameter.CURRENCY), row.get("currency_code"))
				&& includes(parameters.text(Parameter.CUSTOMER_ID), row.get("customer_id"));
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

	private static RowMapping<Debtor> rows() {
		RowMapping<Debtor> rows = new RowMapping<Debtor>().with("currency_code", Debtor::currency)
			.with("customer_id", Debtor::customerId)
			.with("outstanding", Debtor::outstanding)
			.with("overdue", Debtor::overdue)
			.with("oldest_due_on", Debtor::oldestDueOn)
			.with("invoice_count", Debtor::invoices);
		InvoiceAge.labels()
			.stream()
			.map(DebtorReader::column)
			.forEach((column) -> rows.with(column, (debtor) -> debtor.ages().get(column)));
		return rows;
	}

	/**
	 * What a customer owes in a currency.
	 *
	 * @param oldestDueOn the earliest day on which an invoice is due, null if none has
	 * one
	 * @param ages what is outstanding by the columns of those ages that there are
	 * invoices of
	 * @param invoices how many there are
	 */
	private record Debtor(String currency, @Nullable String customerId, BigDecimal outstanding, BigDecimal overdue,
			@Nullable LocalDate oldestDueOn, Map<String, BigDecimal> ages, long invoices) {

		private static Debtor of(ChunkContent.Row row) {
			Map<String, BigDecimal> ages = new HashMap<>();
			for (String age : InvoiceAge.labels()) {
				String amount = row.get(column(age));
				if (amount != null) {
					ages.put(column(age), Amounts.invoiced(amount));
				}
			}
			return new Debtor(row.text("currency_code"), row.get("customer_id"),
					Amounts.invoiced(row.text("outstanding")), Amounts.invoiced(row.text("overdue")),
					OutstandingInvoices.dateOrNull(row, "oldest_due_on"), ages,
					Long.parseLong(row.text("invoice_count")));
		}

		/**
		 * Return what the customer owes for the invoices of this dealer and another.
		 */
		private Debtor plus(Debtor other) {
			Map<String, BigDecimal> sums = new HashMap<>(this.ages);
			other.ages.forEach((age, amount) -> sums.merge(age, amount, BigDecimal::add));
			LocalDate oldest = Stream.of(this.oldestDueOn, other.oldestDueOn)
				.filter(Objects::nonNull)
				.min(Comparator.naturalOrder())
				.orElse(null);
			return new Debtor(this.currency, this.customerId, this.outstanding.add(other.outstanding),
					this.overdue.add(other.overdue), oldest, sums, this.invoices + other.invoices);
		}

	}

}
