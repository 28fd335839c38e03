package io.tidemark.jobs.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.jobs.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The growth benchmark in a short form: three nights of a small business.
 */
class GrowthBenchmarkIT {

	@TempDir
	private Path home;

	@Test
	void nightAfterTheFirstAddsLessThanFullCopy() {
		Answer answer = call("--nights", "3", "--customers", "60", "--changed", "1");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		assertThat(answer.err()).contains("100 % done");
		assertThat(answer.out()).contains("1 2025-11-17", "2 2025-11-18", "3 2025-11-19");
		assertThat(ratio(answer, "source rows changed / source rows")).isBetween(0.01, 0.03);
		assertThat(ratio(answer, "new chunks / full copies")).isBetween(0.01, 0.9);
		assertThat(ratio(answer, "changed rows of figures / full copies")).isBetween(0.001, 0.5);
	}

	@Test
	void outOfBoundsIsToldInOneSentence() {
		Answer answer = call("--nights", "1");
		assertThat(answer.exitCode()).isEqualTo(3);
		assertThat(answer.failure()).isEqualTo("tidemark: --nights 1 is out of bounds: name 2 to 300 nights.");
	}

	private Answer call(String... arguments) {
		List<String> line = new ArrayList<>(List.of("benchmark", "growth", "--home", this.home.toString()));
		line.addAll(List.of(arguments));
		return Answer.to(line);
	}

	private static double ratio(Answer answer, String what) {
		return answer.out()
			.lines()
			.filter((line) -> line.startsWith(what))
			.mapToDouble((line) -> Double.parseDouble(line.substring(what.length()).strip()))
			.findFirst()
			.orElseThrow();
	}

}
