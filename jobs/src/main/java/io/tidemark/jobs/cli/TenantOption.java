package io.tidemark.jobs.cli;

import java.util.List;

import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option that says which tenant a command is about.
 */
public final class TenantOption {

	@Option(names = "--tenant", paramLabel = "TENANT", completionCandidates = TenantNames.class,
			description = "The tenant (default: the only one).")
	private @Nullable String name;

	/**
	 * Return the tenant that is named, or the only one there is.
	 */
	public String of(Installation installation) {
		if (this.name != null) {
			installation.requireTenant(this.name);
			return this.name;
		}
		List<String> stored = installation.snapshots().findTenants();
		List<String> known = stored.isEmpty() ? installation.properties().tenants().keySet().stream().sorted().toList()
				: stored;
		if (known.size() != 1) {
			throw known.isEmpty() ? new NotFound("There is no tenant yet: configure one and run it.")
					: new QueryInvalid("Choose a tenant with --tenant: %s.".formatted(String.join(", ", known)));
		}
		return known.get(0);
	}

	/**
	 * Load one of the tenant's snapshots, the latest published one if no version is
	 * given.
	 */
	public Snapshot load(Installation installation, @Nullable SnapshotVersion version) {
		return installation.snapshots().load(of(installation), version);
	}

}
