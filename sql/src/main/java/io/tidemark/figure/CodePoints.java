package io.tidemark.figure;

import java.util.Arrays;

/**
 * The order of texts by code point, which is the same on any machine and in any database.
 */
public final class CodePoints {

	private CodePoints() {
	}

	public static int compare(String left, String right) {
		return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
	}

}
