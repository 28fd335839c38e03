package io.tidemark.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command line answers.
 *
 * @param exitCode the exit code
 * @param out all of standard output
 * @param err all of standard error
 */
public record Answer(int exitCode, String out, String err) {

	/**
	 * Execute a command line in this process.
	 * @param arguments the command line
	 * @return its answer
	 */
	public static Answer to(List<String> arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int exitCode = Tidemark.execute(new PrintWriter(out, true), new PrintWriter(err, true),
				arguments.toArray(new String[0]));
		return new Answer(exitCode, out.toString(), err.toString());
	}

	/**
	 * Return the line that tells the failure.
	 * @return the line, empty if there is none
	 */
	public String failure() {
		return this.err.lines().filter((line) -> line.startsWith("tidemark: ")).findFirst().orElse("");
	}

	public void succeeds() {
		assertThat(this.exitCode).as(this.err).isZero();
	}

	/**
	 * Check that the command failed in one sentence, beside what it told of its progress.
	 * @param expected the exit code
	 * @param parts what the sentence must have
	 */
	public void failsWith(int expected, String... parts) {
		List<String> told = this.err.lines().filter((line) -> !line.matches("\\d+ % done")).toList();
		assertThat(told).as(this.err).hasSize(1);
		assertThat(told.get(0)).startsWith("tidemark: ")
			.contains(parts)
			.doesNotContain("Exception", "io.tidemark", "null", "s3cr3t", "..");
		assertThat(this.exitCode).as(this.err).isEqualTo(expected);
		assertThat(this.out).isEmpty();
	}

}
