package io.tidemark.reports.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Takes out of texts what the format that they go to can't hold.
 */
public final class CleanText {

	private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

	/** Controls besides white space, which no page may have. */
	private static final Pattern ILLEGAL_CONTROLS = Pattern.compile("[\\p{Cc}&&[^\t\n\r]]");

	private static final Pattern ILLEGAL_IN_XML = Pattern.compile("[\\p{Cc}\\p{Cs}\uFFFE\uFFFF&&[^\t\n\r]]");

	private static final String REPLACEMENT = "\uFFFD";

	/**
	 * What is not seen, besides the joiners that letters of some scripts and emoji need.
	 */
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\u200C\u200D]]");

	private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cs}\\p{Cn}\\p{Co}]");

	private static final Pattern BLANKS = Pattern.compile("[ \\p{Cc}\\p{Zl}\\p{Zp}]+");

	private static final String ELLIPSIS = "\u2026";

	private CleanText() {
	}

	/**
	 * Return a text with its control characters as spaces.
	 */
	public static String withoutControls(String text) {
		return CONTROLS.matcher(text).replaceAll(" ");
	}

	/**
	 * Return a text with the characters that XML can't hold replaced.
	 */
	public static String forXml(String text) {
		return ILLEGAL_IN_XML.matcher(text).replaceAll(REPLACEMENT);
	}

	/**
	 * Return a writer that replaces the control characters that a page may not have.
	 */
	public static Writer forPages(Writer out) {
		return new PageWriter(out);
	}

	/**
	 * Return one harmless line of any text: no control character, nothing that turns the
	 * direction of what follows.
	 * @param most how many Unicode characters it may have, at least 1; a longer one is
	 * cut and ends with an ellipsis
	 */
	public static String line(String text, int most) {
		String shown = INVISIBLE.matcher(NOT_SHOWN.matcher(text).replaceAll(REPLACEMENT)).replaceAll("");
		String clean = BLANKS.matcher(shown).replaceAll(" ").strip();
		return (clean.codePointCount(0, clean.length()) <= most) ? clean
				: clean.substring(0, clean.offsetByCodePoints(0, most - 1)).stripTrailing() + ELLIPSIS;
	}

	private static final class PageWriter extends FilterWriter {

		private PageWriter(Writer out) {
			super(out);
		}

		@Override
		public void write(int character) throws IOException {
			write(String.valueOf((char) character), 0, 1);
		}

		@Override
		public void write(char[] characters, int offset, int length) throws IOException {
			write(new String(characters, offset, length), 0, length);
		}

		@Override
		public void write(String text, int offset, int length) throws IOException {
			this.out.write(ILLEGAL_CONTROLS.matcher(text.substring(offset, offset + length)).replaceAll(REPLACEMENT));
		}

	}

}
