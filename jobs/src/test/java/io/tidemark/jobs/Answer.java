package io.tidemark.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.tidemark.jobs.cli.Tidemark;

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
		int exitCode = Tidemark.execute(new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
		return new Answer(exitCode, out.toString(), err.toString());
	}

	/**
	 * Return the line that tells the failure.
	 * @return the line, empty if there is none
	 */
	public String failure() {
		return this.err.lines().filter((line) -> line.startsWith("tidemark: ")).findFirst().orElse("");
	}

}
