package io.tidemark.api.snapshot;

import java.util.Map;
import java.util.Set;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.Question;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;

/**
 * Shows the manifest of a snapshot. Who may not read every KPI of every dealer gets it
 * without row counts, control sums, rejected rows and checks.
 */
final class ManifestEndpoint implements Endpoint {

	private final PublishedSnapshots snapshots;

	ManifestEndpoint(PublishedSnapshots snapshots) {
		this.snapshots = snapshots;
	}

	@Override
	public String path() {
		return SnapshotsEndpoint.PATH + "{version}/";
	}

	@Override
	public void check(ApiKey key, Map<String, String> variables) {
		// Every key may know of every snapshot, though not everything.
	}

	@Override
	public Content answer(Question question) {
		question.requireOnly(Set.of());
		Snapshot snapshot = this.snapshots.loadVersion(question.key().tenant(), question.variable("version"));
		ApiKey key = question.key();
		boolean isWhole = key.dealerCode() == null && key.allows(Permission.ALL_KPIS);
		return new ManifestContent(question, snapshot, isWhole);
	}

}
