package io.tidemark.reports.xlsx;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.reports.text.CleanText;

/**
 * Gives sheets, tables and their columns names that are legal and differ in more than
 * their case.
 */
final class WorkbookNames {

	private static final int LONGEST_SHEET = 31;

	private static final int LONGEST_TABLE_OR_HEADER = 255;

	/** Excel keeps this one to itself. */
	private static final String RESERVED = "history";

	/** What a formula would take for a cell, a column or a row, or for a value. */
	private static final Pattern NO_TABLE = Pattern
		.compile("(?i)[A-Z]{1,3}[0-9]+|R[0-9]*(C[0-9]*)?|C[0-9]*|TRUE|FALSE");

	private final Set<String> sheets = new HashSet<>(Set.of(RESERVED));

	private final Set<String> tables = new HashSet<>();

	String sheet(String wanted) {
		String legal = trimmed(wanted.replaceAll("[\\[\\]:*?/\\\\\\p{Cc}\\p{Cs}\uFFFE\uFFFF]", " "));
		return unique(legal.isEmpty() ? "Sheet" : legal, LONGEST_SHEET, " (%s)", this.sheets);
	}

	/**
	 * Return what to call a sheet that belongs to another one, so that it still says how
	 * once it is cut.
	 */
	static String beside(String sheet, String what) {
		return cut(sheet, LONGEST_SHEET - 1 - what.length()) + " " + what;
	}

	/**
	 * Return a name for the table of a sheet.
	 * @return ASCII letters, digits and underscores, as in {@code customers_byStatus}
	 */
	String table(String sheet) {
		String words = sheet.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
		boolean begins = !words.isEmpty() && !Character.isDigit(words.charAt(0));
		boolean isLegal = begins && !NO_TABLE.matcher(words).matches();
		return unique(isLegal ? words : "Table_" + words, LONGEST_TABLE_OR_HEADER, "_%s", this.tables);
	}

	/**
	 * Return the headers of a table. They are the columns' labels, unless one is empty,
	 * too long or taken, which a table refuses.
	 */
	static List<String> headers(List<FigureColumn> columns, SheetLanguage language) {
		Set<String> taken = new HashSet<>();
		return columns.stream().map((column) -> {
			String words = CleanText.withoutControls(language.of(column));
			return unique(words.isBlank() ? "Column" : words, LONGEST_TABLE_OR_HEADER, " (%s)", taken);
		}).toList();
	}

	private static String unique(String wanted, int longest, String numbering, Set<String> taken) {
		String name = cut(wanted, longest);
		for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
			String suffix = numbering.formatted(number);
			name = cut(wanted, longest - suffix.length()) + suffix;
		}
		return name;
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

}
