package io.tidemark.jobs.cli;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * How the lines on standard error are written.
 */
public enum LogFormat {

	/** For people. */
	text,

	/** One JSON object a line, for programs that collect logs. */
	json;

	/** The environment variable that the API reads, too. */
	public static final String VARIABLE = "TIDEMARK_LOG_FORMAT";

	private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %msg%n";

	/** Takes the place of a progress bar, which draws itself anew below. */
	private static final String OVER_THE_BAR = "\r\u001b[K";

	private static volatile LogFormat used = text;

	public void use() {
		used = this;
		LoggerContext context = root().getLoggerContext();
		if (root().getAppender("stderr") instanceof OutputStreamAppender<ILoggingEvent> appender) {
			Encoder<ILoggingEvent> encoder = switch (this) {
				case text -> text();
				case json -> json(context);
			};
			encoder.setContext(context);
			encoder.start();
			appender.setEncoder(encoder);
		}
	}

	static void silence() {
		root().detachAndStopAllAppenders();
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
	}

	/**
	 * Return whether all that is told on standard error is to be JSON.
	 */
	static boolean isJson() {
		return used == json;
	}

	private static Encoder<ILoggingEvent> text() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.setPattern((Terminal.error().isTerminal() ? OVER_THE_BAR : "") + PATTERN);
		return encoder;
	}

	private static Encoder<ILoggingEvent> json(LoggerContext context) {
		context.putObject(Environment.class.getName(), new StandardEnvironment());
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.setFormat("logstash");
		return encoder;
	}

}
