package io.tidemark.reports.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives the tables of a workbook names that are legal and differ in more than their case.
 */
final class TableNames {

	/** What a formula would take for a cell, a column or a row, or for a value. */
	private static final Pattern RESERVED = Pattern
		.compile("(?i)[A-Z]{1,3}[0-9]+|R[0-9]*(C[0-9]*)?|C[0-9]*|TRUE|FALSE");

	private final Set<String> taken = new HashSet<>();

	/**
	 * Return a name for a table.
	 * @param sheet the name of its sheet
	 * @return ASCII letters, digits and underscores, as in {@code customers_byStatus}
	 */
	String next(String sheet) {
		String legal = legal(sheet);
		String name = legal;
		for (int number = 2; !this.taken.add(name.toLowerCase(Locale.ROOT)); number++) {
			name = legal + "_" + number;
		}
		return name;
	}

	private static String legal(String sheet) {
		String words = sheet.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
		boolean begins = !words.isEmpty() && !Character.isDigit(words.charAt(0));
		return (begins && !RESERVED.matcher(words).matches()) ? words : "Table_" + words;
	}

}
