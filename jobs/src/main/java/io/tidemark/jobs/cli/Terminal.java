package io.tidemark.jobs.cli;

import io.tidemark.reports.format.TextLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What a stream of output goes to. The launcher says so, for what Java knows of it
 * differs from one version to the next.
 *
 * @param isTerminal whether a person reads it
 * @param width how many characters go into a line, null if it is no terminal
 */
public record Terminal(boolean isTerminal, @Nullable Integer width) {

	private static final int USUAL_WIDTH = 80;

	/** Lines of help that are longer are hard to read. */
	private static final int LONGEST_HELP = 110;

	/** What the columns of options need. */
	private static final int SHORTEST_HELP = 60;

	/**
	 * Return what standard output goes to.
	 */
	public static Terminal output() {
		boolean isTerminal = System.getProperty("tidemark.width") != null;
		int width = Integer.getInteger("tidemark.width", 0);
		return new Terminal(isTerminal, isTerminal ? Integer.valueOf((width > 0) ? width : USUAL_WIDTH) : null);
	}

	/**
	 * Return what standard error goes to.
	 */
	public static Terminal error() {
		return new Terminal(Boolean.getBoolean("tidemark.terminal"), null);
	}

	/**
	 * Return whether colours are shown, unless who reads it wants none
	 * (<a href="https://no-color.org">NO_COLOR</a>).
	 */
	public boolean isColoured() {
		return this.isTerminal && isEmpty(System.getenv("NO_COLOR")) && !"dumb".equals(System.getenv("TERM"));
	}

	public Ansi ansi() {
		return isColoured() ? Ansi.ON : Ansi.OFF;
	}

	public int helpWidth() {
		return (this.width != null) ? Math.max(SHORTEST_HELP, Math.min(LONGEST_HELP, this.width)) : USUAL_WIDTH;
	}

	/**
	 * Return how a table whose columns all matter is laid out.
	 */
	public TextLayout layout() {
		return new TextLayout(this.width, false, isColoured());
	}

	/**
	 * Return a word as it stands before an error or a warning.
	 */
	String emphasized(String word, Ansi.Style style) {
		return isColoured() ? style.on() + word + style.off() : word;
	}

	private static boolean isEmpty(@Nullable String value) {
		return value == null || value.isEmpty();
	}

}
