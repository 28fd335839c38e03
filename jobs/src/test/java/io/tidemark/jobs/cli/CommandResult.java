package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command printed and ended with.
 *
 * @param exitCode the exit code
 * @param out standard output
 * @param err standard error
 */
record CommandResult(int exitCode, String out, String err) {

	static CommandResult of(String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = Tidemark.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
		return new CommandResult(exitCode, out.toString(), err.toString());
	}

	void succeeds() {
		assertThat(this.exitCode).as(this.err).isZero();
	}

	/**
	 * Check that the command failed in one sentence, beside what it told of its progress.
	 * @param expected the exit code
	 * @param parts what the sentence must have
	 */
	void failsWith(int expected, String... parts) {
		List<String> told = this.err.lines().filter((line) -> !line.matches("\\d+ % done")).toList();
		assertThat(told).as(this.err).hasSize(1);
		assertThat(told.get(0)).startsWith("tidemark: ")
			.contains(parts)
			.doesNotContain("Exception", "io.tidemark", "null", "s3cr3t", "..");
		assertThat(this.exitCode).as(this.err).isEqualTo(expected);
		assertThat(this.out).isEmpty();
	}

}
