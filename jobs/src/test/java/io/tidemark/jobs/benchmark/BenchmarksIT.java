package io.tidemark.jobs.benchmark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The benchmarks in a short form, so that they go on working.
 */
class BenchmarksIT {

	@TempDir
	private Path home;

	@Test
	void nightlyComparesExtractionAndFiguresWithYardsticks() {
		Output output = run("nightly", "--invoices", "500");
		assertThat(output.exitCode()).as(output.err()).isZero();
		assertThat(output.err()).contains("Filling a billing database with 500 invoices");
		assertThat(output.out()).contains("extract into DuckDB", "ask the source for its control sums",
				"live in PostgreSQL / figures", "Peak memory");
		assertThat(ratio(output, "cursor and appender / extraction")).isPositive();
	}

	@Test
	void modelsAreComparedWithThoseOfAnotherFolder() {
		Output output = run("models", "--invoices", "500", "--turns", "1", "--against", "../sql");
		assertThat(output.exitCode()).as(output.err()).isZero();
		assertThat(output.out()).contains("compute the figures of ../sql", "compute all figures");
		assertThat(ratio(output, "these figures / those")).isBetween(0.1, 10.0);
	}

	@Test
	void folderWithoutSqlIsRefusedInOneSentence() {
		Output output = run("models", "--against", "nowhere");
		assertThat(output.exitCode()).isEqualTo(3);
		assertThat(output.err()).isEqualTo("benchmark: There is no folder of SQL at nowhere: give one like sql.\n");
	}

	@Test
	void nightAfterTheFirstAddsLessThanFullCopy() {
		Output output = run("growth", "--nights", "3", "--customers", "60", "--changed", "1");
		assertThat(output.exitCode()).as(output.err()).isZero();
		assertThat(output.err()).contains("Night 3 of 3, 2025-11-19");
		assertThat(output.out()).contains("1 2025-11-17", "2 2025-11-18", "3 2025-11-19");
		assertThat(ratio(output, "source rows changed / source rows")).isBetween(0.01, 0.03);
		assertThat(ratio(output, "new chunks / full copies")).isBetween(0.01, 0.9);
		assertThat(ratio(output, "changed rows of figures / full copies")).isBetween(0.001, 0.5);
	}

	@Test
	void workbookIsComparedWithFastexcel() {
		Output output = run("xlsx", "--rows", "500");
		assertThat(output.exitCode()).as(output.err()).isZero();
		assertThat(ratio(output, "Tidemark / fastexcel, bytes")).isBetween(0.5, 5.0);
	}

	@Test
	void wrongSizeIsRefusedInOneSentence() {
		Output output = run("growth", "--nights", "1");
		assertThat(output.exitCode()).isEqualTo(3);
		assertThat(output.err()).isEqualTo("benchmark: --nights 1 is out of bounds: give 2 to 300 nights.\n");
	}

	private Output run(String... arguments) {
		List<String> line = new ArrayList<>(List.of(arguments));
		line.addAll(List.of("--home", this.home.toString()));
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = Benchmarks.run(new PrintWriter(out), new PrintWriter(err), line.toArray(new String[0]));
		return new Output(exitCode, out.toString(), err.toString());
	}

	private static double ratio(Output output, String what) {
		return output.out()
			.lines()
			.filter((line) -> line.startsWith(what))
			.mapToDouble((line) -> Double.parseDouble(line.substring(what.length()).strip().split(" ", -1)[0]))
			.findFirst()
			.orElseThrow();
	}

	private record Output(int exitCode, String out, String err) {
	}

}
