package io.tidemark.jobs.delivery;

import java.nio.file.Path;
import java.time.Clock;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What delivers mails, beside a store that is open already.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class DeliveryConfiguration {

	/**
	 * Return what the configuration needs beside the store.
	 * @param home the working folder, which has the outbox
	 * @param folder what relative paths in the configuration are relative to
	 */
	public static ApplicationContextInitializer<GenericApplicationContext> beans(TidemarkProperties properties,
			Path home, Path folder, Clock clock) {
		return (context) -> {
			context.registerBean(Clock.class, () -> clock);
			context.registerBean(TidemarkProperties.class, () -> properties);
			context.registerBean(MailTransport.class, () -> MailTransport.of(properties.mail(), home));
			context.registerBean(ReportWriter.class,
					() -> new ReportWriter(properties, folder, context.getBean(SnapshotStore.class)));
		};
	}

}
