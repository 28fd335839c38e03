package io.tidemark.catalogue;

import java.util.List;

/**
 * The ages of invoices in the order in which they are listed.
 */
public final class InvoiceAge {

	private static final List<String> ORDER = List.of("Not due", "1-30", "31-60", "61-90", "Over 90");

	private InvoiceAge() {
	}

	public static List<String> labels() {
		return ORDER;
	}

	public static boolean isOverdue(String age) {
		return !age.equals(ORDER.get(0));
	}

	public static int compare(String left, String right) {
		return Integer.compare(ORDER.indexOf(left), ORDER.indexOf(right));
	}

}
