package io.tidemark.jobs.store;

import java.util.List;

import io.tidemark.failure.TidemarkFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The jobs as a Spring Boot application, of which each command starts what it needs.
 */
final class JobsApplication {

	private JobsApplication() {
	}

	/**
	 * Start a part of the application.
	 * @param parent the part that is started already, null for none
	 * @param beans what the part is started with
	 * @throws TidemarkFailure if a bean says so
	 */
	static ConfigurableApplicationContext start(@Nullable ConfigurableApplicationContext parent,
			ApplicationContextInitializer<GenericApplicationContext> beans, Class<?>... parts) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(parts).initializers(beans)
			.properties("spring.config.location=classpath:/tidemark-jobs.yml");
		if (parent != null) {
			builder.parent(parent);
		}
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
		}
		return failure;
	}

}
