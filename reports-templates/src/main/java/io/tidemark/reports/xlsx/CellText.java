package io.tidemark.reports.xlsx;

import java.util.regex.Pattern;

import io.tidemark.reports.text.CleanText;
import org.apache.poi.ss.SpreadsheetVersion;

/**
 * Makes any text one that a cell can hold.
 */
final class CellText {

	static final int MAX_LENGTH = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

	private static final String CUT = "\u2026";

	/** What Excel reads as a character's code, as in {@code _x000D_}. */
	private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private static final String UNDERSCORE = "_x005F_";

	private CellText() {
	}

	/**
	 * Return a text as it is stored: characters that XML can't hold are replaced, and one
	 * that is too long is cut and ends with an ellipsis.
	 */
	static String stored(String unsafe) {
		String text = ESCAPE.matcher(CleanText.forXml(unsafe)).replaceAll(UNDERSCORE);
		if (text.length() <= MAX_LENGTH) {
			return text;
		}
		int end = MAX_LENGTH - CUT.length();
		int escape = text.lastIndexOf(UNDERSCORE, end);
		if (escape >= 0 && escape + UNDERSCORE.length() > end) {
			end = escape;
		}
		if (Character.isHighSurrogate(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end) + CUT;
	}

}
