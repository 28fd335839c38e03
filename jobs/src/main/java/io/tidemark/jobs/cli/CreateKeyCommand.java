package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.tidemark.config.TenantProperties;
import io.tidemark.jobs.key.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.jobs.key.KeyWriter.IssuedKey;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Creates a key and prints its secret, alone, on standard output.
 */
@Command(name = "create", mixinStandardHelpOptions = true,
		description = "Create a key and print it once; only its hash is stored. Only the key is written to standard output.")
final class CreateKeyCommand implements Callable<Integer> {

	/** The figures that name dealers, with the column that does. */
	private static final Map<String, String> DEALERS = Map.of("dealers", "dealer_code", "customers_cube",
			"customer_dealer");

	@ParentCommand
	private KeysCommand keys;

	@Spec
	private CommandSpec spec;

	@Option(names = "--tenant", paramLabel = "NAME",
			description = "The tenant whose figures the key may read (default: the only tenant).")
	private @Nullable String tenant;

	@Option(names = "--permission", paramLabel = "NAME", defaultValue = "kpi:*,analytics:read", split = ",",
			description = "A permission; repeat the option for more: kpi:* or kpi:OBJECT, as in kpi:customers, "
					+ "analytics:read, operations:read (default: ${DEFAULT-VALUE}).")
	private List<String> permissions;

	@Option(names = "--dealer", paramLabel = "CODE", description = "Limit every answer to this dealer.")
	private @Nullable String dealer;

	@Option(names = "--label", paramLabel = "TEXT", description = "What the key is for.")
	private @Nullable String label;

	@Option(names = "--rate-limit", paramLabel = "N",
			description = "Requests per minute (default: tidemark.api.requests-per-minute).")
	private @Nullable Integer rateLimit;

	@ArgGroup
	private @Nullable KeyExpiry expiry;

	@Override
	public Integer call() {
		try (Installation installation = this.keys.open()) {
			String whose = installation.tenant(this.tenant);
			KeyRequest request = request(whose, zone(installation, whose));
			IssuedKey issued = new KeyWriter(installation.store().dataSource()).create(request);
			if (this.dealer != null) {
				warnOfUnknownDealer(installation.snapshots(), whose, this.dealer);
			}
			tell(issued.key());
			this.spec.commandLine().getOut().println(issued.secret().text());
		}
		return 0;
	}

	private KeyRequest request(String whose, ZoneId zone) {
		Set<Permission> parsed = this.permissions.stream()
			.map(Permission::parse)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Instant expiresAt = (this.expiry != null) ? this.expiry.instant(Clock.system(zone)) : null;
		return new KeyRequest(whose, this.label, parsed, this.dealer, this.rateLimit, expiresAt);
	}

	private static ZoneId zone(Installation installation, String whose) {
		TenantProperties configured = installation.properties().tenants().get(whose);
		return (configured != null) ? configured.timeZone() : ZoneOffset.UTC;
	}

	private void warnOfUnknownDealer(SnapshotStore snapshots, String whose, String code) {
		snapshots.findLatestPublished(whose)
			.filter((snapshot) -> !knowsDealer(snapshots, snapshot, code))
			.ifPresent((snapshot) -> err()
				.println("Warning: snapshot %s of %s knows no dealer '%s'; until one does, the key's answers are empty."
					.formatted(snapshot.version(), whose, code)));
	}

	private static boolean knowsDealer(SnapshotStore snapshots, Snapshot snapshot, String dealer) {
		for (ChunkRef chunk : snapshots.loadChunkList(snapshot)) {
			String column = DEALERS.get(chunk.figure());
			if (column != null) {
				ChunkContent content = snapshots.loadChunk(chunk);
				int index = content.indexOf(column);
				if (content.rows().stream().anyMatch((row) -> dealer.equals(row[index]))) {
					return true;
				}
			}
		}
		return false;
	}

	private void tell(ApiKey key) {
		err().println("""
				Key %s of %s may %s%s, at %s requests per minute, %s.
				It is shown only once and stored only as a hash; 'keys revoke %s' revokes it.""".formatted(key.id(),
				key.tenant(), KeysCommand.names(key),
				(key.dealerCode() != null) ? " for dealer " + key.dealerCode() : "",
				(key.requestsPerMinute() != null) ? key.requestsPerMinute().toString() : "the configured number of",
				(key.expiresAt() != null) ? "until " + key.expiresAt() : "without an expiry", key.id()));
	}

	private PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

}
