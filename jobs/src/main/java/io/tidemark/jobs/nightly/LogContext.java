package io.tidemark.jobs.nightly;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What all lines that this thread logs are about, until it is closed.
 *
 * @param before what they were about before, null for nothing
 */
public record LogContext(@Nullable Map<String, String> before) implements AutoCloseable {

	/**
	 * Name the tenant that the lines are about, until the same thread closes the context.
	 */
	public static LogContext ofTenant(String tenant) {
		LogContext context = new LogContext(MDC.getCopyOfContextMap());
		MDC.put("tenant", tenant);
		return context;
	}

	@Override
	public void close() {
		MDC.setContextMap((this.before != null) ? this.before : Map.of());
	}

}
