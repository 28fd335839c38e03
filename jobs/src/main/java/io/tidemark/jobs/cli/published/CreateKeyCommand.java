package io.tidemark.jobs.cli.published;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.tidemark.config.TenantProperties;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.TenantOption;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.jobs.key.KeyWriter.IssuedKey;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Creates a key and prints its secret, alone, on standard output.
 */
@Command(name = "create",
		description = "Create a key and print it once; only its hash is stored. Only the key is written to standard output.")
final class CreateKeyCommand extends ConsoleCommand implements Callable<Integer> {

	/** The figures that name dealers, with the column that does. */
	private static final Map<String, String> DEALERS = Map.of("dealers", "dealer_code", "customers_cube",
			"customer_dealer");

	@Mixin
	private TenantOption tenant;

	@Option(names = "--permission", paramLabel = "NAME", defaultValue = "kpi:*,analytics:read", split = ",",
			description = "A permission; repeat the option for more: kpi:* or kpi:OBJECT, as in kpi:customers, "
					+ "analytics:read, operations:read (default: ${DEFAULT-VALUE}).")
	private Set<Permission> permissions;

	@Option(names = "--dealer", paramLabel = "CODE", description = "Limit every answer to this dealer.")
	private @Nullable String dealer;

	@Option(names = "--label", paramLabel = "TEXT", description = "What the key is for.")
	private @Nullable String label;

	@Option(names = "--rate-limit", paramLabel = "N",
			description = "Requests per minute (default: tidemark.api.requests-per-minute).")
	private @Nullable Integer rateLimit;

	@ArgGroup
	private @Nullable Expiry expiry;

	@Override
	public Integer call() {
		try (Installation installation = open()) {
			String whose = this.tenant.of(installation);
			TenantProperties configured = installation.properties().tenants().get(whose);
			ZoneId zone = (configured != null) ? configured.timeZone() : ZoneOffset.UTC;
			KeyRequest request = new KeyRequest(whose, this.label, this.permissions, this.dealer, this.rateLimit,
					(this.expiry != null) ? this.expiry.instant(Clock.system(zone)) : null);
			IssuedKey issued = new KeyWriter(installation.store().dataSource()).create(request);
			if (this.dealer != null) {
				warnOfUnknownDealer(installation.snapshots(), whose, this.dealer);
			}
			tell(issued.key());
			out().println(issued.secret().text());
		}
		return 0;
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
				key.tenant(), KeysCommand.permissions(key),
				(key.dealerCode() != null) ? " for dealer " + key.dealerCode() : "",
				(key.requestsPerMinute() != null) ? key.requestsPerMinute().toString() : "the configured number of",
				(key.expiresAt() != null) ? "until " + key.expiresAt() : "without an expiry", key.id()));
	}

	/**
	 * How long a key works, in one of two ways.
	 */
	private static final class Expiry {

		private static final Duration LONGEST = Duration.ofDays(36_525);

		@Option(names = "--expires", paramLabel = "DATE",
				description = "The last day on which the key works, in the tenant's time zone (default: it never "
						+ "expires).")
		private @Nullable String lastDay;

		@Option(names = "--expires-in", paramLabel = "DURATION",
				description = "How long the key works from now on, like 90d or 12h.")
		private @Nullable String duration;

		/**
		 * Return the first instant at which the key no longer works.
		 * @param clock now, in the tenant's zone
		 */
		private Instant instant(Clock clock) {
			Instant now = clock.instant();
			Instant expiresAt = (this.lastDay != null) ? endOfDay(this.lastDay, clock)
					: plus(now, String.valueOf(this.duration));
			if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
				throw new QueryInvalid(
						"A key must expire within the next hundred years, not at %s; leave the expiry out for never."
							.formatted(expiresAt));
			}
			return expiresAt;
		}

		private static Instant endOfDay(String day, Clock clock) {
			try {
				return LocalDate.parse(day).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
			}
			catch (DateTimeException ex) {
				throw new QueryInvalid("--expires must be a date like 2027-01-31, not '%s'.".formatted(day), ex);
			}
		}

		private static Instant plus(Instant now, String text) {
			try {
				return now.plus(DurationStyle.SIMPLE.parse(text, ChronoUnit.DAYS));
			}
			catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
				throw new QueryInvalid("--expires-in must be a duration like 90d or 12h, not '%s'.".formatted(text),
						ex);
			}
		}

	}

}
