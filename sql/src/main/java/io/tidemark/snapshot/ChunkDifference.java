package io.tidemark.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the content of a chunk differs from that of another one, its base: the lines that
 * the base has not, and for each run of lines that it has the place of the first one,
 * from 0, and their number.
 */
public final class ChunkDifference {

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
	 * Return the content that some differences lead to.
	 * @param base the content that the first of them is to; each other is to the content
	 * that the one before it leads to
	 * @throws UncheckedIOException if a difference is to another base
	 */
	public static byte[] apply(byte[] base, List<byte[]> differences) {
		List<String> content = lines(base);
		for (byte[] difference : differences) {
			content = apply(content, lines(difference));
		}
		return bytes(content);
	}

	private static List<String> apply(List<String> base, List<String> difference) {
		List<String> content = new ArrayList<>();
		for (String line : difference) {
			if (line.startsWith(ROW)) {
				content.add(line);
			}
			else {
				content.addAll(run(base, line));
			}
		}
		return content;
	}

	private static List<String> run(List<String> base, String run) {
		int blank = run.indexOf(' ');
		try {
			int first = Integer.parseInt(run, 0, blank, 10);
			int length = Integer.parseInt(run, blank + 1, run.length(), 10);
			return base.subList(first, first + length);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new UncheckedIOException(new IOException("The base has no lines " + run, ex));
		}
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
