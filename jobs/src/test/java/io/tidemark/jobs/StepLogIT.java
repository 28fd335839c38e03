package io.tidemark.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.jobs.Tidemark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run tells of its steps on standard error.
 */
class StepLogIT {

	private static final String VERSION = "2025-04-09.1";

	/** As the launcher does, whose lines these are. */
	private static final int LOADS_NATIVE_CODE_WITH_A_WARNING = 22;

	@TempDir
	private Path folder;

	@Test
	void everyStepIsOneLineOfJsonWithTenantVersionRowsAndDuration() throws Exception {
		List<JsonNode> lines = run(0, installation("seed_world"), "run", "--tenant", "seed_world", "--log-format",
				"json")
			.stream()
			.map(JsonMapper.shared()::readTree)
			.toList();
		assertThat(lines).filteredOn((line) -> line.has("step"))
			.allSatisfy((line) -> assertThat(line.get("tenant").asString()).isEqualTo("seed_world"))
			.allSatisfy((line) -> assertThat(line.get("version").asString()).isEqualTo(VERSION))
			.allSatisfy((line) -> assertThat(line.get("duration_ms").isIntegralNumber()).isTrue())
			.allSatisfy((line) -> assertThat(line.get("outcome").asString()).isEqualTo("done"))
			.extracting((line) -> line.get("step").asString())
			.containsExactly("extract", "checkSource", "computeKpis", "computeRevenue", "check", "publish", "deliver",
					"retain");
		assertThat(rows(lines, "extract")).isEqualTo(extracted());
		assertThat(rows(lines, "checkSource")).isZero();
		assertThat(rows(lines, "computeKpis")).isPositive();
		assertThat(rows(lines, "computeRevenue")).isPositive();
	}

	@Test
	void failureIsOneLineOfJson() throws Exception {
		List<String> lines = run(8, installation("seed_world"), "run", "--tenant", "nobody", "--log-format", "json");
		assertThat(lines).singleElement().satisfies((line) -> {
			assertThat(JsonMapper.shared().readTree(line).get("level").asString()).isEqualTo("ERROR");
			assertThat(JsonMapper.shared().readTree(line).get("message").asString())
				.startsWith("There is no tenant 'nobody'");
		});
	}

	@Test
	void stepIsToldToPeopleInOneLine() throws Exception {
		assertThat(run(0, installation("seed_world"), "run", "--tenant", "seed_world"))
			.anyMatch((line) -> line
				.matches(".* INFO .* seed_world 2025-04-09\\.1: extract done, " + extracted() + " rows in \\d+ ms"))
			.contains("100 % done");
	}

	@Test
	void unknownFormatIsRefused() throws Exception {
		assertThat(run(2, installation("seed_world"), "run", "--tenant", "seed_world", "--log-format", "xml"))
			.singleElement()
			.asString()
			.contains("--log-format", "text, json");
	}

	private TestInstallation installation(String tenant) {
		return TestInstallation.create(this.folder, SeedWorld.tenant(tenant, SeedWorld.path("source")));
	}

	/**
	 * Return how many rows the golden manifest says there are.
	 */
	private static long extracted() {
		long rows = 0;
		for (JsonNode table : JsonMapper.shared().readTree(SeedWorld.read("expected/manifest.json")).get("tables")) {
			rows += table.get("rows").asLong();
		}
		return rows;
	}

	private static long rows(List<JsonNode> lines, String step) {
		return lines.stream()
			.filter((line) -> line.has("step") && line.get("step").asString().equals(step))
			.mapToLong((line) -> line.get("rows").asLong())
			.sum();
	}

	private static List<String> run(int exitCode, TestInstallation installation, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		if (Runtime.version().feature() >= LOADS_NATIVE_CODE_WITH_A_WARNING) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tidemark.class.getName()));
		command.addAll(installation.commandLine(arguments));
		Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		try (var reader = process.errorReader(StandardCharsets.UTF_8)) {
			List<String> lines = reader.lines().toList();
			assertThat(process.waitFor()).as(String.join("\n", lines)).isEqualTo(exitCode);
			return lines;
		}
	}

}
