package io.tidemark.figure.diff;

import java.util.Comparator;

import io.tidemark.figure.CodePoints;

/**
 * What a stored row is known by.
 *
 * @param text the columns that measure nothing and have a value, as name=value
 * @param level the dimensions that a cell of a cube is for, empty elsewhere
 * @param occurrence 0, or how many rows before it have the same text and level
 */
record RowKey(String text, String level, int occurrence) implements Comparable<RowKey> {

	private static final Comparator<RowKey> ORDER = Comparator.comparing(RowKey::text, CodePoints::compare)
		.thenComparing(RowKey::level, CodePoints::compare)
		.thenComparing(RowKey::occurrence);

	RowKey numbered(int number) {
		return new RowKey(this.text, this.level, number);
	}

	@Override
	public int compareTo(RowKey other) {
		return ORDER.compare(this, other);
	}

}
