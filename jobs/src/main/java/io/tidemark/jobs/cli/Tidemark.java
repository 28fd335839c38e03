package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.tidemark.failure.TidemarkFailure;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The entry to the jobs: results on standard output, all else on standard error.
 */
public final class Tidemark {

	private static final int UNEXPECTED = 1;

	private Tidemark() {
	}

	public static void main(String[] arguments) {
		System.exit(execute(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
				new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
	}

	/**
	 * Execute a command.
	 * @param out where results go
	 * @param err where all else goes
	 * @param arguments the command line
	 * @return the exit code
	 */
	public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
		return new CommandLine(new TidemarkCommand()).setOut(out)
			.setErr(err)
			.setExecutionExceptionHandler(Tidemark::tell)
			.execute(arguments);
	}

	private static int tell(Exception failure, CommandLine command, ParseResult result) {
		if (failure instanceof TidemarkFailure known) {
			command.getErr().println("tidemark: " + failure.getMessage());
			return known.code().exitCode();
		}
		command.getErr().println("tidemark: unexpected error: " + failure.getMessage());
		failure.printStackTrace(command.getErr());
		return UNEXPECTED;
	}

}
