package io.tidemark.reports.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Gives the sheets of a workbook names that are legal and differ in more than their case.
 */
final class SheetNames {

	private static final int MAX_LENGTH = 31;

	/** Excel keeps this one to itself. */
	private static final String RESERVED = "history";

	private final Set<String> taken = new HashSet<>(Set.of(RESERVED));

	String next(String wanted) {
		String legal = legal(wanted);
		String name = cut(legal, MAX_LENGTH);
		for (int number = 2; !this.taken.add(name.toLowerCase(Locale.ROOT)); number++) {
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

}
