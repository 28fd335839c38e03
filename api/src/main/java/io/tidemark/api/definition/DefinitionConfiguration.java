package io.tidemark.api.definition;

import java.time.Instant;
import java.util.Optional;

import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.OpenPage;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.headline.OverviewReader;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The pages that say what there is.
 */
@Configuration(proxyBeanMethods = false)
class DefinitionConfiguration {

	/** The time of builds that do not tell theirs. */
	private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

	@Bean
	OpenPage startPage(Catalogue catalogue) {
		return new StartPage(catalogue);
	}

	@Bean
	Endpoint overviewEndpoint(Catalogue catalogue, SnapshotContent content, SnapshotStore store) {
		return new OverviewEndpoint(catalogue, new OverviewReader(content, store));
	}

	@Bean
	OpenPage definitionsPage(Catalogue catalogue, ObjectProvider<BuildProperties> build) {
		Instant builtAt = Optional.ofNullable(build.getIfAvailable()).map(BuildProperties::getTime).orElse(SOME_TIME);
		return new DefinitionsPage(catalogue, builtAt);
	}

}
