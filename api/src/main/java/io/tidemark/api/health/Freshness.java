package io.tidemark.api.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.TenantProperties;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * How old what a tenant is served is, and whether that is too old.
 *
 * @param tenant the tenant
 * @param snapshot what it is served, null if nothing was published yet
 * @param lateAfter the age past which it is late, null for never
 * @param now the instant at which this is so
 */
record Freshness(String tenant, @Nullable Snapshot snapshot, @Nullable Duration lateAfter, Instant now) {

	/**
	 * Return the freshness of all tenants that are configured or served, in order. One
	 * that is served but configured no longer is never late, for nobody expects it to be
	 * run.
	 */
	static List<Freshness> of(StoreWatch.State state, Map<String, TenantProperties> configured, Instant now) {
		TreeSet<String> tenants = new TreeSet<>(configured.keySet());
		tenants.addAll(state.current().keySet());
		return tenants.stream()
			.map((tenant) -> new Freshness(tenant, state.current().get(tenant), lateAfter(tenant, configured), now))
			.toList();
	}

	private static @Nullable Duration lateAfter(String tenant, Map<String, TenantProperties> configured) {
		TenantProperties properties = configured.get(tenant);
		if (properties != null) {
			return properties.lateAfter();
		}
		return configured.isEmpty() ? TenantProperties.LATE_AFTER : null;
	}

	/**
	 * Return how long ago the business date ended, in the snapshot's time zone, null
	 * without a snapshot.
	 */
	@Nullable Duration age() {
		if (this.snapshot == null) {
			return null;
		}
		Instant end = this.snapshot.version()
			.businessDate()
			.plusDays(1)
			.atStartOfDay(ZoneId.of(this.snapshot.manifest().timeZone()))
			.toInstant();
		return Duration.ofSeconds(Duration.between(end, this.now).toSeconds());
	}

	/**
	 * Return how far the age is past its limit: zero while it is not, null without a
	 * snapshot or a limit.
	 */
	@Nullable Duration overdue() {
		Duration age = age();
		if (age == null || this.lateAfter == null) {
			return null;
		}
		Duration overdue = age.minus(this.lateAfter);
		return overdue.isNegative() ? Duration.ZERO : overdue;
	}

	/**
	 * Return whether the tenant is served something too old, or nothing.
	 */
	boolean isLate() {
		Duration overdue = overdue();
		return this.snapshot == null || (overdue != null && !overdue.isZero());
	}

}
