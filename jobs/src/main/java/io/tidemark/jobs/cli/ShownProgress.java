package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.io.Writer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tidemark.jobs.warehouse.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Shows how far a run is: a bar on a terminal, else a line for every tenth of the way.
 * Where the log is JSON, its lines of each step say as much.
 */
final class ShownProgress implements Progress, AutoCloseable {

	private static final int LINES = 10;

	/** Says of each step what the bar shows. */
	private static final Logger STEPS = (Logger) LoggerFactory.getLogger("io.tidemark.jobs.nightly.NightlyJob");

	private final PrintWriter err;

	/** How many parts there are, 0 while nobody knows. */
	private int parts;

	private @Nullable ProgressBar bar;

	/** Which of several runs it is, with a space behind it. */
	private String run = "";

	private int done;

	private ShownProgress(PrintWriter err) {
		this.err = err;
	}

	/**
	 * Start to show progress; the launcher says with {@code tidemark.terminal} whether
	 * standard error is a terminal. There, what is logged of each step rests meanwhile.
	 */
	static ShownProgress start(PrintWriter err) {
		return new ShownProgress(LogFormat.isJson() ? new PrintWriter(Writer.nullWriter()) : err);
	}

	static ShownProgress start(PrintWriter err, int parts) {
		ShownProgress progress = start(err);
		progress.expect(parts);
		return progress;
	}

	@Override
	public synchronized void expect(int expected) {
		if (this.parts > 0) {
			return;
		}
		this.parts = expected;
		if (isTerminal() && !LogFormat.isJson()) {
			STEPS.setLevel(Level.WARN);
			this.bar = new ProgressBarBuilder().setTaskName("run")
				.setInitialMax(expected)
				.setStyle(ProgressBarStyle.ASCII)
				.setUpdateIntervalMillis(100)
				.hideEta()
				.setConsumer(new ConsoleProgressBarConsumer(System.err))
				.build();
		}
	}

	static boolean isTerminal() {
		return Boolean.getBoolean("tidemark.terminal");
	}

	/**
	 * Say which of several runs is next.
	 */
	synchronized void next(String name) {
		this.run = name + " ";
	}

	@Override
	public synchronized void working(String what) {
		if (this.bar != null) {
			this.bar.setExtraMessage(" " + this.run + what);
		}
	}

	@Override
	public synchronized void done() {
		this.done++;
		if (this.bar != null) {
			this.bar.step();
		}
		else if (this.done * LINES / this.parts > (this.done - 1) * LINES / this.parts) {
			this.err.println(this.done * 100 / this.parts + " % done");
		}
	}

	@Override
	public synchronized void close() {
		if (this.bar != null) {
			this.bar.setExtraMessage("");
			this.bar.close();
			STEPS.setLevel(null);
		}
	}

}
