package io.tidemark.jobs.cli;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Shows what is longer than a terminal page by page: by {@code PAGER}, else by
 * {@code less}, which leaves what is short on the screen.
 */
public final class Pager {

	/** What a shell ends with if there is no such command. */
	private static final int NOT_FOUND = 127;

	private Pager() {
	}

	/**
	 * Write something, through the pager if output is a terminal and there is one.
	 */
	public static void show(Content content, PrintWriter out) throws IOException {
		String command = Terminal.output().isTerminal() ? command() : null;
		out.flush();
		if (command == null || !isShown(content, command)) {
			content.write(out);
			out.flush();
		}
	}

	private static @Nullable String command() {
		String chosen = System.getenv("PAGER");
		if (chosen != null) {
			return (chosen.isBlank() || chosen.equals("cat")) ? null : chosen;
		}
		boolean hasLess = Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "less")));
		return hasLess ? "less" : null;
	}

	/**
	 * Write to the pager and wait until the person has read enough.
	 * @return whether there is such a pager
	 */
	private static boolean isShown(Content content, String command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		Map<String, String> environment = builder.environment();
		environment.putIfAbsent("LESS", "FRX");
		environment.putIfAbsent("LESSCHARSET", "utf-8");
		Process pager = builder.start();
		// Ctrl-C is for the pager, which goes on and needs the terminal.
		Thread end = new Thread(() -> await(pager), "pager");
		Runtime.getRuntime().addShutdownHook(end);
		try (Writer writer = new BufferedWriter(
				new OutputStreamWriter(pager.getOutputStream(), StandardCharsets.UTF_8))) {
			content.write(writer);
		}
		catch (IOException | JacksonIOException ex) {
			// The pager was left before the end.
		}
		finally {
			await(pager);
		}
		try {
			Runtime.getRuntime().removeShutdownHook(end);
		}
		catch (IllegalStateException ex) {
			// The process is ending already.
		}
		return pager.exitValue() != NOT_FOUND;
	}

	private static void await(Process pager) {
		boolean isInterrupted = false;
		while (pager.isAlive()) {
			try {
				pager.waitFor();
			}
			catch (InterruptedException ex) {
				isInterrupted = true;
			}
		}
		if (isInterrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What is shown. It may be written twice.
	 */
	public interface Content {

		void write(Writer writer) throws IOException;

	}

}
