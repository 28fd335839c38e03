package io.tidemark.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.tidemark.jobs.Tidemark;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Tidemark that halts at a point which Spring's log tells of, to be killed right there.
 * The first argument is how a message of the log begins, the second the number of such
 * messages after which to halt, 0 for never; the rest is the command line.
 */
public final class HaltingTidemark extends TurboFilter {

	static final String STARTED = "the job has started";

	static final String HALTED = "halted";

	private static final String FIRST_STEP = "Executing step: [extract]";

	private final String beginning;

	private final int halt;

	private final AtomicInteger count = new AtomicInteger();

	private HaltingTidemark(String beginning, int halt) {
		this.beginning = beginning;
		this.halt = halt;
	}

	public static void main(String[] arguments) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.addTurboFilter(new HaltingTidemark(arguments[0], Integer.parseInt(arguments[1])));
		Tidemark.main(Arrays.copyOfRange(arguments, 2, arguments.length));
	}

	@Override
	public FilterReply decide(Marker marker, Logger logger, Level level, @Nullable String format, Object[] parameters,
			Throwable failure) {
		String name = logger.getName();
		boolean isStep = name.endsWith(".SimpleStepHandler") || name.endsWith(".AbstractStep");
		if (!isStep && !name.endsWith(".JdbcTransactionManager")) {
			return FilterReply.NEUTRAL;
		}
		if (format == null) {
			return FilterReply.ACCEPT;
		}
		if (format.startsWith(FIRST_STEP)) {
			tell(STARTED);
		}
		if (format.startsWith(this.beginning) && this.count.incrementAndGet() == this.halt) {
			tell(HALTED);
			halt();
		}
		return FilterReply.DENY;
	}

	private static void tell(String what) {
		synchronized (System.out) {
			System.out.write((what + "\n").getBytes(StandardCharsets.UTF_8), 0, what.length() + 1);
			System.out.flush();
		}
	}

	private static void halt() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
