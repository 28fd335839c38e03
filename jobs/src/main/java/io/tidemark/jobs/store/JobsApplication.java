package io.tidemark.jobs.store;

import java.sql.SQLException;
import java.util.List;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.failure.TidemarkFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The jobs as a Spring Boot application, of which each command starts what it needs.
 */
public final class JobsApplication {

	private JobsApplication() {
	}

	/**
	 * Start a part of the application.
	 * @param parent the part that is started already, null for none
	 * @throws TidemarkFailure if a bean says so
	 */
	static ConfigurableApplicationContext start(@Nullable ConfigurableApplicationContext parent,
			ApplicationContextInitializer<GenericApplicationContext> beans, Class<?>... parts) {
		SpringApplicationBuilder builder = builder(parts).initializers(beans).web(WebApplicationType.NONE);
		return run((parent != null) ? builder.parent(parent) : builder);
	}

	/**
	 * Answer HTTP requests until a part ends.
	 * @param part the part that answers, and ends this one with it
	 * @throws ConfigurationInvalid if the port is taken
	 */
	public static void serve(ConfigurableApplicationContext part, int port, Class<?> configuration) {
		// Tomcat logs by java.util.logging.
		SLF4JBridgeHandler.removeHandlersForRootLogger();
		SLF4JBridgeHandler.install();
		run(builder(configuration).parent(part).web(WebApplicationType.SERVLET).properties("server.port=" + port));
	}

	private static SpringApplicationBuilder builder(Class<?>... parts) {
		return new SpringApplicationBuilder(parts).properties("spring.config.location=classpath:/tidemark-jobs.yml");
	}

	private static ConfigurableApplicationContext run(SpringApplicationBuilder builder) {
		SpringApplication application = builder.build();
		// The command line has set up the log.
		List<ApplicationListener<?>> listeners = application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.toList();
		application.setListeners(listeners);
		try {
			return builder.run();
		}
		catch (RuntimeException ex) {
			throw known(ex);
		}
	}

	private static RuntimeException known(RuntimeException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof TidemarkFailure known) {
				return known;
			}
			if (cause instanceof PortInUseException taken) {
				return new ConfigurationInvalid(
						"Port %s is in use: stop what uses it, or set tidemark.scheduler.management-port."
							.formatted(taken.getPort()));
			}
			if (cause instanceof SQLException) {
				return StoreUnavailable.because(failure);
			}
		}
		return failure;
	}

}
