package io.tidemark.snapshot;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of how a chunk is stored as a difference.
 */
class ChunkDifferenceTests {

	private static final String BASE = """
			["day","mrr"]
			["1","10"]
			["2","20"]
			["3","30"]""";

	@ParameterizedTest
	@ValueSource(strings = { BASE, "[\"day\",\"mrr\"]", "[\"other\"]\n[\"3\"]", "[\"day\",\"mrr\"]\n[\"2\",\"20\"]",
			"[\"3\",\"30\"]\n[\"3\",\"30\"]\n[\"day\",\"mrr\"]", "[\"d\u00e9j\u00e0 \u4e2d \ud83d\ude00\\n\"]\n[null]",
			BASE + "\n" + BASE })
	void contentComesOutAsItWentIn(String content) {
		assertThat(applied(BASE, content)).isEqualTo(content);
	}

	@Test
	void linesOfTheBaseAreToldByTheirPlaces() {
		String content = """
				["day","mrr"]
				["1","10"]
				["2","25"]
				["3","30"]
				["4","40"]""";
		assertThat(text(ChunkDifference.between(bytes(BASE), bytes(content)))).isEqualTo("""
				0 2
				["2","25"]
				3 1
				["4","40"]""");
	}

	@Test
	void anyContentsComeOutAsTheyWentIn() {
		Random random = new Random(7);
		for (int turn = 0; turn < 300; turn++) {
			String base = rows(random);
			String content = rows(random);
			assertThat(applied(base, content)).isEqualTo(content);
		}
	}

	@Test
	void differencesAreAppliedOneAfterTheOther() {
		assertThat(text(ChunkDifference.apply(bytes(BASE), List.of(bytes("0 1\n[\"4\"]\n2 2"), bytes("1 1\n3 1")))))
			.isEqualTo("[\"4\"]\n[\"3\",\"30\"]");
		assertThat(text(ChunkDifference.apply(bytes(BASE), List.of()))).isEqualTo(BASE);
	}

	private static String applied(String base, String content) {
		return text(ChunkDifference.apply(bytes(base), List.of(ChunkDifference.between(bytes(base), bytes(content)))));
	}

	private static String rows(Random random) {
		List<String> rows = new ArrayList<>(List.of("[\"column\"]"));
		for (int row = random.nextInt(40); row > 0; row--) {
			rows.add("[\"" + random.nextInt(25) + "\"]");
		}
		return String.join("\n", rows);
	}

	@ParameterizedTest
	@ValueSource(strings = { "3 2", "4 1", "-1 1", "x", "", "1", "999999999 999999999" })
	void differenceToAnotherBaseIsRefused(String difference) {
		assertThatThrownBy(() -> ChunkDifference.apply(bytes(BASE), List.of(bytes(difference))))
			.isInstanceOf(UncheckedIOException.class);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
