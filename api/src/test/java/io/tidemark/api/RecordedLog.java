package io.tidemark.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is logged, and has the log of requests not shown meanwhile.
 */
final class RecordedLog implements AutoCloseable {

	private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Logger access = logger("io.tidemark.api.access");

	private final List<ILoggingEvent> events = Collections.synchronizedList(new ArrayList<>());

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
		@Override
		protected void append(ILoggingEvent event) {
			RecordedLog.this.events.add(event);
		}
	};

	private RecordedLog() {
		this.appender.setContext(this.root.getLoggerContext());
		this.appender.start();
		this.root.addAppender(this.appender);
		this.access.setAdditive(false);
		this.access.addAppender(this.appender);
	}

	static RecordedLog start() {
		return new RecordedLog();
	}

	/**
	 * Return what was logged with some level or a graver one.
	 */
	List<String> messages(Level level) {
		return List.copyOf(this.events)
			.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(level))
			.map((event) -> event.getLoggerName() + " " + event.getFormattedMessage())
			.toList();
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

	@Override
	public void close() {
		this.root.detachAppender(this.appender);
		this.access.detachAppender(this.appender);
		this.access.setAdditive(true);
	}

}
