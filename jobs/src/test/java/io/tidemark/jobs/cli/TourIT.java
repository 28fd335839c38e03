package io.tidemark.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tidemark.jobs.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After the demo, every command of README's tour works as it is printed.
 */
class TourIT {

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

	@TempDir
	private static Path folder;

	@BeforeAll
	static void live() {
		Answer demo = call("demo --once --customers 200");
		demo.succeeds();
		assertThat(demo.out()).contains("Where to look next:");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void commandOfTheTourWorks(String command) {
		Answer answer = call(command);
		answer.succeeds();
		assertThat(answer.out()).isNotBlank();
		assertThat(answer.err()).doesNotContain("There are no such rows", "Exception");
	}

	static Stream<String> commands() throws IOException {
		String readme = Files.readString(Path.of("../README.md"));
		String tour = readme.substring(readme.indexOf("## A tour"), readme.indexOf("## The API"));
		List<String> commands = tour.lines()
			.filter((line) -> line.startsWith("./tidemark ") && !line.contains(" > "))
			.map((line) -> line.substring("./tidemark ".length()).replaceFirst(" +# .*", ""))
			.toList();
		assertThat(commands).hasSizeGreaterThan(20);
		return commands.stream();
	}

	@Test
	void demoLeavesTheSchemaBesideItsConfiguration() throws IOException {
		assertThat(Files.readString(folder.resolve("tidemark.yml"))).contains("$schema=tidemark.schema.json");
		assertThat(folder.resolve("tidemark.schema.json"))
			.hasSameTextualContentAs(Path.of("../docs/tidemark.schema.json"));
	}

	private static Answer call(String command) {
		List<String> words = new ArrayList<>(WORD.matcher(command)
			.results()
			.map((word) -> (word.group(1) != null) ? word.group(1) : word.group(2))
			.toList());
		words.addAll(List.of("--home", folder.toString()));
		if (command.startsWith("report preview")) {
			words.addAll(List.of("--out", folder.resolve("preview").toString()));
		}
		return Answer.to(words);
	}

}
