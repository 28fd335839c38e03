package io.tidemark.api.snapshot;

import io.tidemark.api.http.Endpoint;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The endpoints of snapshots.
 */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

	@Bean
	Endpoint snapshotsEndpoint(SnapshotStore store) {
		return new SnapshotsEndpoint(store);
	}

	@Bean
	Endpoint manifestEndpoint(PublishedSnapshots snapshots) {
		return new ManifestEndpoint(snapshots);
	}

}
