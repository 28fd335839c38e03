package io.tidemark.jobs.cli;

import java.util.Set;
import java.util.stream.Collectors;

import io.tidemark.failure.FailureCode;
import io.tidemark.failure.Nearest;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.key.KeySecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what went wrong in one line on standard error; passwords and keys are starred.
 */
public final class FailureSentences implements IExecutionExceptionHandler, IParameterExceptionHandler {

	public static final int UNEXPECTED = 1;

	private static final Logger LOGGER = LoggerFactory.getLogger(FailureSentences.class);

	private static volatile boolean ending;

	private static volatile boolean waiting;

	/**
	 * From now on, tell nothing of work that breaks off because a signal ends the
	 * process.
	 */
	public static void endWithSignals() {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			ending = true;
			if (!waiting) {
				LogFormat.silence();
			}
		}, "ending"));
	}

	/**
	 * From now on, a signal lets the runs under way end, and the log tells of them.
	 */
	public static void waitForRuns() {
		waiting = true;
	}

	public static boolean isEnding() {
		return ending;
	}

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
		int exitCode = exitCode(failure);
		if (ending) {
			return exitCode;
		}
		if (LogFormat.isJson()) {
			LOGGER.error("{}", sentence(failure), (exitCode == UNEXPECTED) ? failure : null);
		}
		else {
			tell(command, sentence(failure));
			if (exitCode == UNEXPECTED) {
				failure.printStackTrace(command.getErr());
			}
		}
		return exitCode;
	}

	public static int exitCode(Exception failure) {
		if (failure instanceof TidemarkFailure known) {
			return known.code().exitCode();
		}
		return isOfStore(failure) ? FailureCode.STORE.exitCode() : UNEXPECTED;
	}

	/**
	 * Return the exit code of two that tells more: an unexpected error, else the higher.
	 */
	public static int worse(int one, int other) {
		return (one == UNEXPECTED || other == UNEXPECTED) ? UNEXPECTED : Math.max(one, other);
	}

	/**
	 * Return what went wrong in one line.
	 */
	public static String sentence(Exception failure) {
		if (failure instanceof TidemarkFailure) {
			return line(String.valueOf(failure.getMessage()));
		}
		return line(isOfStore(failure) ? String.valueOf(StoreUnavailable.because(failure).getMessage())
				: "unexpected error: " + failure.getMessage());
	}

	private static boolean isOfStore(Exception failure) {
		return failure instanceof DataAccessException || failure instanceof TransactionException;
	}

	@Override
	public int handleParseException(ParameterException failure, String[] arguments) {
		CommandLine command = failure.getCommandLine();
		String message = String.valueOf(failure.getMessage())
			.replaceFirst("^Error: ", "")
			.replace("Missing required subcommand",
					"Missing command: use one of " + String.join(", ", command.getSubcommands().keySet()));
		if (failure instanceof UnmatchedArgumentException unmatched) {
			message = unmatched(message, unmatched.getUnmatched().get(0), command);
		}
		tell(command, line("%s%s See '%s --help'.".formatted(message, message.matches(".*[.?]") ? "" : ".",
				command.getCommandSpec().qualifiedName())));
		return FailureCode.INVALID_QUERY.exitCode();
	}

	/**
	 * Tell of an option or command that there is not, and of the one that was probably
	 * meant.
	 */
	private static String unmatched(String message, String first, CommandLine command) {
		if (first.startsWith("-")) {
			String option = first.replaceFirst("=.*", "");
			return message + "." + Nearest.question(option, command.getCommandSpec().optionsMap().keySet());
		}
		Set<String> commands = command.getSubcommands().keySet();
		return commands.isEmpty() ? message
				: "There is no command '%s': %s".formatted(first, Nearest.choice(first, commands));
	}

	private static void tell(CommandLine command, String sentence) {
		command.getErr().println(Terminal.error().emphasized("tidemark:", Ansi.Style.fg_red) + " " + sentence);
	}

	/**
	 * Return a message in one line, with passwords and keys starred.
	 */
	public static String line(String message) {
		return KeySecret.redact(message.lines()
			.map(String::strip)
			.collect(Collectors.joining(" "))
			.replaceAll("(?i)(password=)[^&\\s]*", "$1***"));
	}

}
