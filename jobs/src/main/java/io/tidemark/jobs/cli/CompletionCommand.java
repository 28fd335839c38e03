package io.tidemark.jobs.cli;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Prints the script that lets a shell complete command lines without starting Java.
 */
@Command(name = "completion",
		description = "Print a script for a shell, which then completes commands, options and figures. For this session: "
				+ "source <(./tidemark completion bash).")
public final class CompletionCommand extends ConsoleCommand implements Callable<Integer> {

	@Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
	@SuppressWarnings("UnusedVariable") // the script is good for both
	private Shell shell;

	@Override
	public Integer call() {
		out().print(AutoComplete.bash("tidemark", root()));
		out().flush();
		return 0;
	}

	/**
	 * A shell that the script is for.
	 */
	enum Shell {

		bash, zsh

	}

}
