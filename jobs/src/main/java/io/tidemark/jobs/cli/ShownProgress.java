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
 * Shows how far a run is: a bar on a terminal, else a line for every tenth of the way. It
 * is not closeable, for Spring would end it with the first of several runs.
 */
public final class ShownProgress implements Progress {

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

	/**
	 * Start to show progress. Where the log is JSON, its line of each step says as much.
	 */
	public ShownProgress(PrintWriter err) {
		this.err = LogFormat.isJson() ? new PrintWriter(Writer.nullWriter()) : err;
	}

	@Override
	public synchronized void expect(int expected) {
		if (this.parts > 0) {
			return;
		}
		this.parts = expected;
		if (Terminal.error().isTerminal() && !LogFormat.isJson()) {
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

	public synchronized void next(String name) {
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

	public synchronized void end() {
		if (this.bar != null) {
			this.bar.setExtraMessage("");
			this.bar.close();
			STEPS.setLevel(null);
		}
	}

}
