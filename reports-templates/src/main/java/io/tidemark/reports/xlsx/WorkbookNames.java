package io.tidemark.reports.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives sheets and tables names that are legal and differ in more than their case.
 */
final class WorkbookNames {

	private static final int MAX_LENGTH = 31;

	/** Excel keeps this one to itself. */
	private static final String RESERVED = "history";

	/** What a formula would take for a cell, a column or a row, or for a value. */
	private static final Pattern NO_TABLE = Pattern
		.compile("(?i)[A-Z]{1,3}[0-9]+|R[0-9]*(C[0-9]*)?|C[0-9]*|TRUE|FALSE");

	private final Set<String> sheets = new HashSet<>(Set.of(RESERVED));

	private final Set<String> tables = new HashSet<>();

	String sheet(String wanted) {
		String legal = legal(wanted);
		String name = cut(legal, MAX_LENGTH);
		for (int number = 2; !this.sheets.add(name.toLowerCase(Locale.ROOT)); number++) {
			String suffix = " (" + number + ")";
			name = cut(legal, MAX_LENGTH - suffix.length()) + suffix;
		}
		return name;
	}

	private static String legal(String wanted) {
		String legal = trimmed(wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cc}\\p{Cs}\uFFFE\uFFFF]", " "));
		return legal.isEmpty() ? "Sheet" : legal;
	}

	private static String cut(String name, int length) {
		if (name.length() <= length) {
			return name;
		}
		int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
		return trimmed(name.substring(0, end));
	}

	private static String trimmed(String name) {
		return name.replaceAll("^['\\s]+|['\\s]+$", "");
	}

	/**
	 * Return a name for a table.
	 * @return ASCII letters, digits and underscores, as in {@code customers_byStatus}
	 */
	String table(String sheet) {
		String legal = legalTable(sheet);
		String name = legal;
		for (int number = 2; !this.tables.add(name.toLowerCase(Locale.ROOT)); number++) {
			name = legal + "_" + number;
		}
		return name;
	}

	private static String legalTable(String sheet) {
		String words = sheet.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
		boolean begins = !words.isEmpty() && !Character.isDigit(words.charAt(0));
		return (begins && !NO_TABLE.matcher(words).matches()) ? words : "Table_" + words;
	}

}
