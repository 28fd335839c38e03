package io.tidemark.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the content of a chunk differs from that of another one, its base: the lines that
 * the base has not, and for each run of lines that it has the place of the first one,
 * from 0, and their number.
 */
public final class ChunkDifference {

	private static final Pattern RUN = Pattern.compile("(\\d{1,9}) (\\d{1,9})");

	/** Rows and names of columns are arrays. */
	private static final String ROW = "[";

	private ChunkDifference() {
	}

	/**
	 * Return how a content differs from its base.
	 */
	public static byte[] between(byte[] base, byte[] content) {
		Map<String, Integer> places = new HashMap<>();
		List<String> known = lines(base);
		for (int place = known.size() - 1; place >= 0; place--) {
			places.put(known.get(place), place);
		}
		List<String> difference = new ArrayList<>();
		int first = 0;
		int length = 0;
		for (String line : lines(content)) {
			int next = first + length;
			if (length > 0 && next < known.size() && known.get(next).equals(line)) {
				length++;
				continue;
			}
			addRun(difference, first, length);
			first = places.getOrDefault(line, 0);
			length = places.containsKey(line) ? 1 : 0;
			if (length == 0) {
				difference.add(line);
			}
		}
		addRun(difference, first, length);
		return bytes(difference);
	}

	private static void addRun(List<String> difference, int first, int length) {
		if (length > 0) {
			difference.add(first + " " + length);
		}
	}

	/**
	 * Return the content that differs from a base as told.
	 * @throws UncheckedIOException if the difference is to another base
	 */
	public static byte[] apply(byte[] base, byte[] difference) {
		List<String> known = lines(base);
		List<String> content = new ArrayList<>();
		for (String line : lines(difference)) {
			if (line.startsWith(ROW)) {
				content.add(line);
			}
			else {
				content.addAll(run(known, line));
			}
		}
		return bytes(content);
	}

	private static List<String> run(List<String> known, String run) {
		Matcher numbers = RUN.matcher(run);
		int first = numbers.matches() ? Integer.parseInt(numbers.group(1)) : known.size();
		int length = numbers.matches() ? Integer.parseInt(numbers.group(2)) : known.size();
		if (first + length > known.size()) {
			throw new UncheckedIOException(new IOException("The base has no lines " + run));
		}
		return known.subList(first, first + length);
	}

	/**
	 * Return the lines; a character stands for each byte.
	 */
	private static List<String> lines(byte[] content) {
		return List.of(new String(content, StandardCharsets.ISO_8859_1).split("\n", -1));
	}

	private static byte[] bytes(List<String> lines) {
		return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
	}

}
