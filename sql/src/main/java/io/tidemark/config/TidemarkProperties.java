package io.tidemark.config;

import java.util.Map;
import java.util.TreeMap;

import io.tidemark.failure.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The whole configuration, {@code tidemark.yml}.
 *
 * @param store the report store; the embedded PostgreSQL if its url is left out
 * @param warehouse the DuckDB of a run
 * @param api how the API listens, connects and limits
 * @param mail how mails are sent
 * @param reports what all reports have in common
 * @param retention which snapshots are kept
 * @param scheduler what runs at a time where many tenants are run
 * @param tenants the tenants by name
 */
@ConfigurationProperties("tidemark")
public record TidemarkProperties(@DefaultValue StoreProperties store, @DefaultValue WarehouseProperties warehouse,
		@DefaultValue ApiProperties api, @DefaultValue MailProperties mail, @DefaultValue ReportsProperties reports,
		@DefaultValue RetentionProperties retention, @DefaultValue SchedulerProperties scheduler,
		Map<String, TenantProperties> tenants) {

	public TidemarkProperties {
		tenants = (tenants != null) ? Map.copyOf(tenants) : Map.of();
		tenants.keySet().forEach((tenant) -> checkName("tenant", tenant));
		Integer runs = scheduler.parallelRuns();
		if (runs != null && !warehouse.isEnoughFor(runs)) {
			throw new IllegalArgumentException(
					"scheduler.parallel-runs = %s leaves less than 64MB of warehouse.memory-limit to each run"
						.formatted(runs));
		}
		if (mail.operator() == null) {
			new TreeMap<>(tenants).forEach(TidemarkProperties::checkAlerts);
		}
	}

	private static void checkAlerts(String name, TenantProperties tenant) {
		tenant.alerts().forEach((alert, properties) -> {
			if (properties.to().isEmpty()) {
				throw new TenantInvalid(name,
						"the alert %s tells nobody: give it 'to', or set tidemark.mail.operator".formatted(alert));
			}
		});
	}

	static void checkName(String what, String name) {
		if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
			throw new IllegalArgumentException(
					"the %s's name '%s' may only have letters, digits, '-' and '_'".formatted(what, name));
		}
	}

	/**
	 * Return a tenant.
	 * @param name the tenant's name
	 * @return what is configured for it
	 * @throws NotFound naming the tenants that there are
	 */
	public TenantProperties tenant(String name) {
		TenantProperties tenant = this.tenants.get(name);
		if (tenant == null) {
			throw new NotFound(
					"There is no tenant '%s': the configuration has %s.".formatted(name, this.tenants.isEmpty() ? "none"
							: String.join(", ", this.tenants.keySet().stream().sorted().toList())));
		}
		return tenant;
	}

	/**
	 * Return how many tenants run at a time where many are run.
	 * @return at least 1
	 */
	public int parallelRuns() {
		Integer runs = this.scheduler.parallelRuns();
		return (runs != null) ? runs : this.warehouse.sensibleRuns();
	}

	/**
	 * Return the configuration for one of several runs at a time.
	 * @param runs how many
	 * @return the same with a run's share of the warehouse's memory and threads
	 */
	public TidemarkProperties sharedBy(int runs) {
		return new TidemarkProperties(this.store, this.warehouse.share(runs), this.api, this.mail, this.reports,
				this.retention, new SchedulerProperties(1, this.scheduler.managementPort()), this.tenants);
	}

	/**
	 * Return how the API connects to the store.
	 * @return the store's url, unless the API has one of its own, with the API's user
	 */
	public StoreProperties apiStore() {
		StoreProperties own = this.api.store();
		return new StoreProperties((own.url() != null) ? own.url() : this.store.url(), own.username(), own.password());
	}

	/**
	 * Where the report store is, and who connects to it.
	 *
	 * @param url the JDBC URL of a PostgreSQL database, null for the embedded one
	 * @param username the user: for the jobs who owns the schema tidemark, for the API
	 * one who may select in it
	 * @param password the user's password
	 */
	public record StoreProperties(@Nullable String url, @Nullable String username, @Nullable String password) {

		public StoreProperties {
			if (url != null) {
				JdbcUrl.check(url);
			}
		}

		/**
		 * Return where the store is, without what may be secret.
		 * @return the URL without its parameters
		 */
		public String place() {
			return (this.url != null) ? JdbcUrl.withoutParameters(this.url) : "in the working folder";
		}

	}

}
