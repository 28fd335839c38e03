package io.tidemark.jobs.cli;

import java.util.stream.Collectors;

import io.tidemark.failure.FailureCode;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.key.KeySecret;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Tells what went wrong in one line on standard error; passwords and keys are starred.
 */
final class FailureSentences implements IExecutionExceptionHandler, IParameterExceptionHandler {

	private static final int UNEXPECTED = 1;

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
		if (failure instanceof TidemarkFailure known) {
			tell(command, String.valueOf(known.getMessage()));
			return known.code().exitCode();
		}
		if (failure instanceof DataAccessException || failure instanceof TransactionException) {
			tell(command, "The report store can't be used: " + rootMessage(failure));
			return FailureCode.STORE.exitCode();
		}
		tell(command, "unexpected error: " + failure.getMessage());
		failure.printStackTrace(command.getErr());
		return UNEXPECTED;
	}

	@Override
	public int handleParseException(ParameterException failure, String[] arguments) {
		CommandLine command = failure.getCommandLine();
		String message = String.valueOf(failure.getMessage());
		tell(command, "%s%s See '%s --help'.".formatted(message, message.endsWith(".") ? "" : ".",
				command.getCommandSpec().qualifiedName()));
		return FailureCode.INVALID_QUERY.exitCode();
	}

	static String rootMessage(Throwable failure) {
		Throwable current = failure;
		while (current.getCause() != null) {
			current = current.getCause();
		}
		return String.valueOf(current.getMessage());
	}

	private static void tell(CommandLine command, String message) {
		command.getErr()
			.println("tidemark: " + KeySecret.redact(message.lines()
				.map(String::strip)
				.collect(Collectors.joining(" "))
				.replaceAll("(?i)(password=)[^&\\s]*", "$1***")));
	}

}
