package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * The entry to the jobs: results on standard output, all else on standard error.
 */
public final class Tidemark {

	/** Kept, for a logger that nobody holds forgets its level; failures are told here. */
	private static final Logger DRIVER = Logger.getLogger("org.postgresql");

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
		DRIVER.setLevel(Level.OFF);
		FailureSentences failures = new FailureSentences();
		TidemarkCommand tidemark = new TidemarkCommand();
		return new CommandLine(tidemark).setOut(out)
			.setErr(err)
			.registerConverter(Instant.class, Tidemark::instant)
			.setExecutionExceptionHandler(failures)
			.setParameterExceptionHandler(failures)
			.setExecutionStrategy((parsed) -> {
				tidemark.logFormat().use();
				return new CommandLine.RunLast().execute(parsed);
			})
			.execute(arguments);
	}

	private static Instant instant(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw new TypeConversionException(
					"'%s' is not an instant: write it like 2026-01-01T00:00:00Z".formatted(text));
		}
	}

}
