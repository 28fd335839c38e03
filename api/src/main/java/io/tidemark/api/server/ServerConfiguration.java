package io.tidemark.api.server;

import io.tidemark.config.ApiProperties;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Limits of the server beside those of {@code application.yml}.
 */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> limits(ApiProperties properties) {
		return (factory) -> {
			factory.setProtocol(DeadlineProtocol.class.getName());
			factory.addConnectorCustomizers((connector) -> {
				// What a connection that is kept open takes of the heap, beside what it
				// writes.
				connector.setProperty("socket.appReadBufSize", "1024");
				// Refused by us, in the shape of all errors.
				connector.setAllowTrace(true);
				((DeadlineProtocol) connector.getProtocolHandler()).setHeadTimeout(properties.headTimeout());
			});
			factory.addContextCustomizers((context) -> {
				// A body that is refused is not waited for.
				context.setSwallowAbortedUploads(false);
				((StandardHost) context.getParent()).setErrorReportValveClass(RefusalValve.class.getName());
			});
		};
	}

}
