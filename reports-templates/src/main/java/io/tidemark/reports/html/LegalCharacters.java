package io.tidemark.reports.html;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes text on with the control characters that a page may not have replaced.
 */
final class LegalCharacters extends FilterWriter {

	private static final char REPLACEMENT = '\uFFFD';

	LegalCharacters(Writer out) {
		super(out);
	}

	@Override
	public void write(int character) throws IOException {
		super.write(legal((char) character));
	}

	@Override
	public void write(char[] characters, int offset, int length) throws IOException {
		write(new String(characters, offset, length));
	}

	@Override
	public void write(String text, int offset, int length) throws IOException {
		int written = offset;
		for (int index = offset; index < offset + length; index++) {
			if (legal(text.charAt(index)) == REPLACEMENT) {
				super.write(text, written, index - written);
				super.write(REPLACEMENT);
				written = index + 1;
			}
		}
		super.write(text, written, offset + length - written);
	}

	private static char legal(char character) {
		boolean space = character == '\t' || character == '\n' || character == '\r';
		return (Character.isISOControl(character) && !space) ? REPLACEMENT : character;
	}

}
