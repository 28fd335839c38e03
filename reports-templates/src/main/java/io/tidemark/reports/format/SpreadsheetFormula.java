package io.tidemark.reports.format;

/**
 * Tells the texts that a spreadsheet would take for a formula.
 */
public final class SpreadsheetFormula {

	/** ASCII and full-width operators, and the white space that a spreadsheet skips. */
	private static final String STARTS = "=+-@|\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	private SpreadsheetFormula() {
	}

	/**
	 * Return whether a text must be guarded. Numbers are not asked for: a negative one is
	 * none.
	 */
	public static boolean mayBegin(String text) {
		return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
	}

}
