package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.tidemark.failure.FailureCode;
import io.tidemark.jobs.delivery.ReportDelivery.DeliveryResult;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * A command or a group of commands below {@code tidemark}.
 */
public abstract class ConsoleCommand {

	/** A time on a wall clock, with its zone. */
	public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm VV", Locale.ENGLISH);

	/** How long a command waits for mails that failed. */
	protected static final Duration PATIENCE = Duration.ofSeconds(10);

	@Spec
	private CommandSpec spec;

	protected final CommonOptions common() {
		return (CommonOptions) this.spec.root().userObject();
	}

	/**
	 * Return the command that all others are below.
	 */
	protected final CommandLine root() {
		return this.spec.root().commandLine();
	}

	protected final Installation open() {
		return common().open();
	}

	protected final PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	protected final PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

	/**
	 * Return what an option was given each time, in order; nothing if it was left out.
	 */
	protected final List<String> given(String option) {
		ParseResult given = this.spec.commandLine().getParseResult();
		return given.hasMatchedOption(option) ? given.matchedOption(option).originalStringValues() : List.of();
	}

	protected final int tell(DeliveryResult result) {
		out().println(result.sentence());
		return (result.givenUp() > 0 || result.nextAttemptAt() != null) ? FailureCode.MAIL.exitCode() : 0;
	}

}
