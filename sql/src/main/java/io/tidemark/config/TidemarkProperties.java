package io.tidemark.config;

import java.util.Map;
import java.util.TreeMap;

import io.tidemark.failure.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.Assert;

/**
 * The whole configuration, {@code tidemark.yml}.
 *
 * @param store the report store; the embedded PostgreSQL if its url is left out
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
		Assert.isTrue(runs == null || warehouse.isEnoughFor(runs),
				"scheduler.parallel-runs = %s leaves less than 64MB of warehouse.memory-limit to each run"
					.formatted(runs));
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
		Assert.isTrue(name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}"),
				"the %s's name '%s' may only have letters, digits, '-' and '_'".formatted(what, name));
	}

	/**
	 * Return what is configured for a tenant.
	 * @throws NotFound naming the tenants that there are
	 */
	public TenantProperties tenant(String name) {
		TenantProperties tenant = this.tenants.get(name);
		if (tenant == null) {
			throw new NotFound("There is no tenant '%s': the configuration has %s.".formatted(name,
					this.tenants.isEmpty() ? "none" : String.join(", ", new TreeMap<>(this.tenants).keySet())));
		}
		return tenant;
	}

	/**
	 * Return how many tenants run at a time where many are run, at least 1.
	 */
	public int parallelRuns() {
		Integer runs = this.scheduler.parallelRuns();
		return (runs != null) ? runs : this.warehouse.sensibleRuns();
	}

	/**
	 * Return the configuration for one of several runs at a time, with its share of the
	 * warehouse's memory and threads.
	 */
	public TidemarkProperties sharedBy(int runs) {
		return new TidemarkProperties(this.store, this.warehouse.share(runs), this.api, this.mail, this.reports,
				this.retention, new SchedulerProperties(1, this.scheduler.managementPort()), this.tenants);
	}

	/**
	 * Return how the API connects to the store: by the store's url, unless it has one of
	 * its own, and always as its own user.
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
	 */
	public record StoreProperties(@Nullable String url, @Nullable String username, @Nullable String password) {

		public StoreProperties {
			if (url != null) {
				JdbcUrl.check(url);
			}
		}

		/**
		 * Return where the store is, without what may be secret: the URL's parameters.
		 */
		public String place() {
			return (this.url != null) ? JdbcUrl.withoutParameters(this.url) : "in the working folder";
		}

		@Override
		public String toString() {
			return place();
		}

	}

	/**
	 * What is wrong with a tenant only together with the rest of the configuration.
	 */
	static final class TenantInvalid extends IllegalArgumentException {

		private static final long serialVersionUID = 1;

		private final String tenant;

		private TenantInvalid(String tenant, String message) {
			super(message);
			this.tenant = tenant;
		}

		ConfigurationPropertyName key() {
			return ConfigurationPropertyName.adapt("tidemark.tenants." + this.tenant, '.');
		}

	}

}
