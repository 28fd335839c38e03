package io.tidemark.figure.debtor;

import java.time.LocalDate;
import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.RowMapping;
import io.tidemark.figure.StoredList;
import io.tidemark.snapshot.ChunkContent;
import org.jspecify.annotations.Nullable;

/**
 * The invoices that have something outstanding, stored by the month in which they are
 * due.
 */
public final class OutstandingInvoices {

	public static final String NAME = "outstanding-invoices";

	private static final Map<Parameter, String> EQUALITIES = Map.of(Parameter.CURRENCY, "currency_code",
			Parameter.DEALER_CODE, "dealer_code", Parameter.CUSTOMER_ID, "customer_id", Parameter.AGE, "invoice_age");

	private static final RowMapping<ChunkContent.Row> ROWS = new RowMapping<ChunkContent.Row>()
		.with("due_on", (stored) -> dateOrNull(stored, "due_on"))
		.with("currency_code", (stored) -> stored.text("currency_code"))
		.with("customer_id", (stored) -> stored.get("customer_id"))
		.with("invoice_id", (stored) -> stored.text("invoice_id"))
		.with("dealer_code", (stored) -> stored.text("dealer_code"))
		.with("status", (stored) -> stored.text("invoice_status"))
		.with("age", (stored) -> stored.text("invoice_age"))
		.with("issued_on", (stored) -> stored.date("issued_on"))
		.with("invoice_amount", (stored) -> Amounts.invoiced(stored.text("invoice_amount")))
		.with("outstanding", (stored) -> Amounts.invoiced(stored.text("outstanding")));

	/**
	 * The rows in their order: by due day, those without one last, then by currency,
	 * customer and invoice.
	 */
	public static final StoredList LIST = new StoredList("outstanding_invoices", null, EQUALITIES, ROWS);

	private OutstandingInvoices() {
	}

	static @Nullable LocalDate dateOrNull(ChunkContent.Row stored, String column) {
		return (stored.get(column) != null) ? stored.date(column) : null;
	}

}
