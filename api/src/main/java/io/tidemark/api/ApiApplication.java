package io.tidemark.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.tidemark.api.store.StoreWatch;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.config.ApiProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The API as a Spring application around a configuration that is read already.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
public class ApiApplication {

	@Bean
	Catalogue catalogue() {
		return Catalogue.load();
	}

	/**
	 * Start the API. It serves once the store can be read, and says so until then.
	 * @param onRefusal is given the reason if it turns out later that the API must stop
	 * @throws ConfigurationInvalid if the store's url is missing or its role may do too
	 * much
	 */
	public static ConfigurableApplicationContext start(TidemarkProperties properties,
			Consumer<ConfigurationInvalid> onRefusal) {
		if (properties.apiStore().url() == null) {
			throw new ConfigurationInvalid(
					"The API needs a store: set tidemark.store.url, or start it by 'tidemark serve'.");
		}
		ApplicationContextInitializer<GenericApplicationContext> initializer = (context) -> context
			.registerBean(TidemarkProperties.class, () -> properties);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(ApiApplication.class)
			.initializers(initializer)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(settings(properties.api()))
			.run();
		try {
			context.getBean(StoreWatch.class).start(onRefusal);
			return context;
		}
		catch (ConfigurationInvalid ex) {
			context.close();
			throw ex;
		}
	}

	static int port(ConfigurableApplicationContext context) {
		return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
	}

	private static Map<String, Object> settings(ApiProperties api) {
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("server.port", api.port());
		// Where threads are not virtual: those that send much leave as many to others.
		settings.put("server.tomcat.threads.max", 64 + api.largeAnswers());
		settings.put("management.server.port", api.managementPort());
		settings.put("management.server.address", api.managementAddress());
		if (api.oidc() != null) {
			// Without it there is no bean for it.
			settings.put("tidemark.api.oidc.issuer", api.oidc().issuer());
		}
		if (api.address() != null) {
			settings.put("server.address", api.address());
		}
		return settings;
	}

}
