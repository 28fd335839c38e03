package io.tidemark.api.definition.openapi;

import io.tidemark.api.http.OpenPage;
import io.tidemark.catalogue.Catalogue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The description for programs.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final String UNKNOWN = "unknown";

	@Bean
	OpenPage openApiPage(Catalogue catalogue, ObjectProvider<BuildProperties> build) {
		BuildProperties properties = build.getIfAvailable();
		String version = (properties != null) ? properties.getVersion()
				: OpenApiConfiguration.class.getPackage().getImplementationVersion();
		return new OpenApiPage(catalogue, (version != null) ? version : UNKNOWN);
	}

}
