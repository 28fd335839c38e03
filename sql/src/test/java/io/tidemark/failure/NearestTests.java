package io.tidemark.failure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which name is taken for the one that was meant.
 */
class NearestTests {

	private static final List<String> NAMES = List.of("demo", "run", "figures", "snapshots", "keys", "report",
			"check-config");

	@ParameterizedTest
	@CsvSource({ "snapshot, snapshots", "snapshosts, snapshots", "snap, snapshots", "FIGURE, figures", "rn, run",
			"checkconfig, check-config", "check_config, check-config", "reports, report", "kesy, ", "ru, run", "d, ",
			"'', ", "publish, ", "xyz, " })
	void nearestNameIsFound(String written, String meant) {
		assertThat(Nearest.find(written, NAMES).orElse(null)).isEqualTo(meant);
	}

	@Test
	void nearestNameIsAskedFor() {
		assertThat(Nearest.question("key", NAMES)).isEqualTo(" Did you mean 'keys'?");
		assertThat(Nearest.question("publish", NAMES)).isEmpty();
		assertThat(Nearest.choice("keyz", List.of("keys", "run")))
			.isEqualTo("did you mean 'keys'? Otherwise use one of keys, run");
		assertThat(Nearest.choice("publish", List.of("keys", "run"))).isEqualTo("use one of keys, run");
	}

	@ParameterizedTest
	@CsvSource({ "actve, Active, 1", "har01, HAR01, 0", "'', EUR, 3", "kitten, sitting, 3", "\u00fc, \u00dc, 0" })
	void distanceIsThatOfCharactersInAnyCase(String left, String right, int distance) {
		assertThat(Nearest.distance(left, right)).isEqualTo(distance);
		assertThat(Nearest.distance(right, left)).isEqualTo(distance);
	}

}
