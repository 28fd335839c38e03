package io.tidemark.reports.mail;

/**
 * Makes one harmless line of any text: no control character, nothing that turns the
 * direction of what follows, no more than so many characters.
 */
final class CleanText {

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private static final int REPLACEMENT = 0xFFFD;

	private static final String ELLIPSIS = "\u2026";

	private CleanText() {
	}

	/**
	 * Return a text as one line.
	 * @param text any text
	 * @param most how many Unicode characters it may have, at least 1
	 * @return the line, cut short with an ellipsis if it is longer
	 */
	static String line(String text, int most) {
		StringBuilder line = new StringBuilder();
		text.codePoints().limit(most * 4L + 1000).forEach((character) -> append(line, character));
		String clean = line.toString().strip();
		return (clean.codePointCount(0, clean.length()) <= most) ? clean
				: clean.substring(0, clean.offsetByCodePoints(0, most - 1)).stripTrailing() + ELLIPSIS;
	}

	private static void append(StringBuilder line, int character) {
		switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SPACE_SEPARATOR ->
				appendSpace(line, character);
			case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> line.appendCodePoint(REPLACEMENT);
			case Character.FORMAT -> {
				if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
					line.appendCodePoint(character);
				}
			}
			default -> line.appendCodePoint(character);
		}
	}

	private static void appendSpace(StringBuilder line, int character) {
		if (Character.getType(character) == Character.SPACE_SEPARATOR && character != ' ') {
			line.appendCodePoint(character);
		}
		else if (line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
			line.append(' ');
		}
	}

}
