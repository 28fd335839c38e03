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
	private static final Logger STEPS = (Logger) LoggerFactory.getLogger("io.tidemark.jobs.nightly.StepLog");

	private final PrintWriter err;

	private final int parts;

	private final @Nullable ProgressBar bar;

	/** Which of several runs it is, with a space behind it. */
	private String run = "";

	private int done;

	private ShownProgress(PrintWriter err, int parts, @Nullable ProgressBar bar) {
		this.err = err;
		this.parts = parts;
		this.bar = bar;
	}

	/**
	 * Start to show progress; the launcher says with {@code tidemark.terminal} whether
	 * standard error is a terminal. There, what is logged of each step rests meanwhile.
	 */
	static ShownProgress start(PrintWriter err, int parts) {
		if (LogFormat.isJson()) {
			return new ShownProgress(new PrintWriter(Writer.nullWriter()), parts, null);
		}
		if (isTerminal()) {
			STEPS.setLevel(Level.WARN);
		}
		ProgressBar bar = isTerminal() ? new ProgressBarBuilder().setTaskName("run")
			.setInitialMax(parts)
			.setStyle(ProgressBarStyle.ASCII)
			.setUpdateIntervalMillis(100)
			.hideEta()
			.setConsumer(new ConsoleProgressBarConsumer(System.err))
			.build() : null;
		return new ShownProgress(err, parts, bar);
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
	public void close() {
		if (this.bar != null) {
			this.bar.setExtraMessage("");
			this.bar.close();
			STEPS.setLevel(null);
		}
	}

}
