package io.tidemark.jobs.publish;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A figure that a snapshot has.
 *
 * @param name its model's name
 * @param day the column of dates or months by whose months it is cut into chunks, its
 * first one; null for one chunk
 */
record Figure(String name, @Nullable String day) {

	/** All of them, in the order in which they are written. */
	static final List<Figure> ALL = List.of(whole("customers_cube"), byMonth("customers_days", "created_on"),
			whole("dealers"), whole("features_charges_cube"), byMonth("features_charges_days", "created_on"),
			whole("features_cube"), whole("invoices_aging_cube"), byMonth("invoices_aging_days", "issued_on"),
			whole("invoices_breakdown_cube"), byMonth("invoices_breakdown_days", "issued_on"),
			byMonth("invoices_cube", "invoice_month"), byMonth("invoices_days", "issued_on"),
			byMonth("movements", "movement_on"), byMonth("mrr_daily", "calendar_on"),
			byMonth("mrr_daily_by_dealer", "calendar_on"), whole("numbers_cube"), whole("rejected_rows"));

	private static Figure whole(String name) {
		return new Figure(name, null);
	}

	private static Figure byMonth(String name, String day) {
		return new Figure(name, day);
	}

}
