package io.tidemark.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that a misspelt one was probably meant to be.
 */
public final class Nearest {

	/** How much of a name is looked at; real ones are shorter. */
	private static final int LONGEST = 60;

	/** One of so many characters may be wrong. */
	private static final int CHARACTERS_PER_SLIP = 4;

	private static final int MOST_SLIPS = 3;

	/** What is shorter begins too many names. */
	private static final int SHORTEST_START = 3;

	private Nearest() {
	}

	/**
	 * Find the name that differs the least from what was written, by at most 3 characters
	 * and a quarter of them, or by one; else one that begins as it.
	 */
	public static Optional<String> find(String written, Collection<String> names) {
		String start = written.toLowerCase(Locale.ROOT);
		int most = Math.max(1, Math.min(MOST_SLIPS, written.length() / CHARACTERS_PER_SLIP));
		Comparator<String> order = Comparator.comparingInt((name) -> distance(written, name));
		return names.stream()
			.filter((name) -> distance(written, name) <= most)
			.min(order.thenComparing(Comparator.naturalOrder()))
			.or(() -> names.stream()
				.filter((name) -> start.length() >= SHORTEST_START && name.toLowerCase(Locale.ROOT).startsWith(start))
				.min(order.thenComparing(Comparator.naturalOrder())));
	}

	/**
	 * Ask whether the nearest name is meant.
	 * @return a question with a space before it, empty if no name is near
	 */
	public static String question(String written, Collection<String> names) {
		return find(written, names).map(" Did you mean '%s'?"::formatted).orElse("");
	}

	/**
	 * Say which names there are, after a colon, and which is probably meant.
	 */
	public static String choice(String written, Collection<String> names) {
		String all = "use one of " + String.join(", ", names);
		return find(written, names).map((name) -> "did you mean '%s'? Otherwise %s".formatted(name, all)).orElse(all);
	}

	/**
	 * Return how many characters must be inserted, removed or replaced to make one text
	 * of another, whatever their case (Levenshtein 1966).
	 */
	public static int distance(String left, String right) {
		int[] one = folded(left);
		int[] other = folded(right);
		int[] above = new int[other.length + 1];
		for (int column = 0; column <= other.length; column++) {
			above[column] = column;
		}
		for (int row = 1; row <= one.length; row++) {
			int[] line = new int[other.length + 1];
			line[0] = row;
			for (int column = 1; column <= other.length; column++) {
				int replaced = above[column - 1] + ((one[row - 1] == other[column - 1]) ? 0 : 1);
				line[column] = Math.min(replaced, Math.min(above[column], line[column - 1]) + 1);
			}
			above = line;
		}
		return above[other.length];
	}

	private static int[] folded(String text) {
		return text.codePoints().limit(LONGEST).map(Character::toLowerCase).toArray();
	}

}
