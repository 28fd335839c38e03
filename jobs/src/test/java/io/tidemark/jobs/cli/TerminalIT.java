package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.Tidemark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The command line on a real pseudo-terminal, which script(1) makes, and completion in
 * real shells.
 */
class TerminalIT {

	private static final String ESCAPE = "\u001b";

	@TempDir
	private static Path folder;

	private static Path launcher;

	@BeforeAll
	static void install() throws IOException {
		assumeTrue(isThere("script") && isThere("stty") && isThere("less"), "needs script, stty and less");
		launcher = Files.copy(Path.of("../tidemark"), folder.resolve("tidemark"));
		Files.createDirectories(folder.resolve("jobs/target"));
		String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
		// The launcher finds a Java that runs these classes instead of the jar.
		Path stub = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
		Files.writeString(stub, """
				#!/bin/bash
				case "$*" in
				*-XshowSettings*) exec %1$s "$@" ;;
				esac
				options=()
				while [ "$1" != -jar ]; do
					options+=("$1")
					shift
				done
				shift 2
				exec %1$s "${options[@]}" -cp '%2$s' %3$s "$@"
				""".formatted(java, System.getProperty("java.class.path"), Tidemark.class.getName()));
		assertThat(stub.toFile().setExecutable(true)).isTrue();
		Path configuration = Files.writeString(folder.resolve("tenants.yml"), """
				tidemark:
				  tenants:
				    north-sea: {source: {files: north}}
				    baltic: {source: {files: baltic}}
				""");
		Files.writeString(folder.resolve("tidemark.bash"),
				Answer.to(List.of("completion", "bash", "--config", configuration.toString())).out());
	}

	@ParameterizedTest
	@ValueSource(ints = { 60, 80, 200 })
	void tableFitsTheTerminal(int width) {
		String shown = onTerminal(width, Map.of("NO_COLOR", "1", "PAGER", "cat"),
				"figures --columns figure,definition");
		assertThat(shown).doesNotContain(ESCAPE).contains("customers/byStatus");
		assertThat(shown.lines().toList()).allMatch((line) -> line.length() <= width)
			.anyMatch((line) -> line.length() > width * 0.7);
	}

	@Test
	void columnsThatAreLeftOutAreTold() {
		assertThat(onTerminal(60, Map.of("PAGER", "cat"), "figures"))
			.contains("Left out to fit: Filters. --wide shows all");
		assertThat(onTerminal(60, Map.of("PAGER", "cat"), "figures --wide")).contains("Filters")
			.doesNotContain("Left out");
	}

	@Test
	void terminalIsColouredUnlessColourIsUnwanted() {
		assertThat(onTerminal(80, Map.of("PAGER", "cat"), "figures")).contains(ESCAPE + "[1mFigure" + ESCAPE + "[0m");
		assertThat(onTerminal(80, Map.of(), "figres")).contains(ESCAPE + "[31mtidemark:", "did you mean 'figures'?");
		assertThat(onTerminal(80, Map.of(), "figures --help")).contains(ESCAPE + "[");
		assertThat(onTerminal(80, Map.of("NO_COLOR", "1"), "figres")).doesNotContain(ESCAPE);
		assertThat(onTerminal(80, Map.of("TERM", "dumb"), "figres")).doesNotContain(ESCAPE);
	}

	@Test
	void longOutputIsPaged() throws IOException {
		Path paged = folder.resolve("paged.txt");
		String shown = onTerminal(80, Map.of("PAGER", "cat > " + paged), "figures");
		assertThat(shown).doesNotContain("customers/byStatus");
		assertThat(Files.readString(paged)).contains("customers/byStatus");
		assertThat(onTerminal(80, Map.of("PAGER", "no-such-pager"), "figures")).contains("customers/byStatus");
		// less shows what fits on the screen and ends by itself.
		assertThat(onTerminal(80, Map.of(), "figures --format csv --columns figure")).contains("customers/byStatus");
		// A pager that is left before the end is no error.
		assertThat(onTerminal(80, Map.of("PAGER", "head -1"), "figures; echo code=$?")).contains("code=0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "csv", "json" })
	void pipeIsNoTerminal(String format) {
		String piped = onTerminal(40, Map.of("PAGER", "cat > /dev/null"), "figures --format " + format + " | cat");
		assertThat(piped.replace("\r", "")).isEqualTo(Answer.to(List.of("figures", "--format", format)).out());
	}

	@ParameterizedTest
	@CsvSource({ "fig, figures", "figures customers/bySt, customers/byStatus customers/byStatus/history",
			"figures movements --mov, --movement", "figures movements --movement ch, churn",
			"figures subscription-revenue --interval q, quarter", "snapshots sh, show",
			"snapshots list --format '', table csv json xlsx", "completion z, zsh",
			"snapshots list --log-format j, json", "run --tenant b, baltic", "snapshots list --tenant n, north-sea",
			"keys create --tenant '', baltic north-sea", "snapshots prune --tenant n, north-sea" })
	void bashCompletes(String typed, String candidates) {
		String words = ("tidemark " + typed).replace("''", "\"\"");
		assertThat(run(Map.of(), "bash", "-c", """
				source %s
				COMP_WORDS=(%s)
				COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
				_complete_tidemark 2>/dev/null
				echo "${COMPREPLY[@]}"
				""".formatted(folder.resolve("tidemark.bash"), words)).strip().split("\\s+"))
			.containsExactlyInAnyOrder(candidates.split(" "));
	}

	@Test
	void completionWorksWithoutTenantsAndWithAWrongConfiguration() throws IOException {
		Path wrong = Files.writeString(folder.resolve("wrong.yml"), "tidemark: {tenant: {}}");
		assertThat(Answer.to(List.of("completion", "zsh", "--config", wrong.toString())).out())
			.contains("_complete_tidemark");
	}

	@ParameterizedTest
	@CsvSource({ "./tidemark fig, ./tidemark figures",
			"./tidemark figures outst, ./tidemark figures outstanding-invoices",
			"./tidemark figures movements --movement ch, --movement churn",
			"./tidemark snapshots list --for, list --format" })
	void zshCompletes(String typed, String completed) throws IOException {
		assumeTrue(isThere("zsh"), "needs zsh");
		Path driver = Files.writeString(folder.resolve("driver.zsh"), """
				zmodload zsh/zpty
				zpty shell TERM=dumb ZDOTDIR=%1$s zsh -f -i
				zpty -w shell 'PS1=; cd %1$s; source %1$s/tidemark.bash; echo rea""dy'
				zpty -r -m shell text '*ready*'
				zpty -w -n shell $1$'\\t'
				sleep 2
				zpty -r -t shell text
				print -r -- "$text"
				while zpty -r -t shell text; do print -r -- "$text"; done
				zpty -d shell
				""".formatted(folder));
		assertThat(run(Map.of(), "zsh", "-f", driver.toString(), typed)).contains(completed);
	}

	/**
	 * Execute a command on a terminal of some columns and 50 rows.
	 * @return what the terminal got
	 */
	private static String onTerminal(int width, Map<String, String> environment, String command) {
		return run(environment, "script", "-qec", "stty cols %s rows 50; %s %s".formatted(width, launcher, command),
				"/dev/null");
	}

	private static String run(Map<String, String> environment, String... command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
				.directory(folder.toFile());
			List.of("PAGER", "LESS", "NO_COLOR", "COLUMNS").forEach(builder.environment()::remove);
			builder.environment().put("TERM", "xterm");
			builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
			builder.environment().putAll(environment);
			Path output = Files.createTempFile(folder, "output", ".txt");
			Process process = builder.redirectOutput(output.toFile()).start();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
			return Files.readString(output, StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n", "", "\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isThere(String command) {
		return List.of(System.getenv("PATH").split(":"))
			.stream()
			.anyMatch((path) -> Files.isExecutable(Path.of(path, command)));
	}

}
