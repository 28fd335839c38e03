package io.tidemark.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * The ages of invoices in the order in which they are listed.
 * <p>
 * Programs get the labels that snapshots have. People, and the spreadsheets that they
 * open files with, get words: {@code 1-30} would be a day in January there.
 */
public final class InvoiceAge {

	private static final List<String> ORDER = List.of("Not due", "1-30", "31-60", "61-90", "Over 90");

	private InvoiceAge() {
	}

	public static List<String> labels() {
		return ORDER;
	}

	/**
	 * Return a label as people read it, as in {@code 1 to 30 days}.
	 */
	public static String inWords(String label) {
		return (ORDER.indexOf(label) > 0) ? label.replace("-", " to ") + " days" : label;
	}

	/**
	 * Return the label of an age that is given as a label or in words.
	 */
	public static Optional<String> find(String text) {
		return ORDER.stream().filter((label) -> label.equals(text) || inWords(label).equals(text)).findFirst();
	}

	public static boolean isOverdue(String age) {
		return !age.equals(ORDER.get(0));
	}

	public static int compare(String left, String right) {
		return Integer.compare(ORDER.indexOf(left), ORDER.indexOf(right));
	}

}
