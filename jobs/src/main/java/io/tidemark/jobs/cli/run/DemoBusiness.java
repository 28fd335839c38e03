package io.tidemark.jobs.cli.run;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.tidemark.sql.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A generated business and the billing database that knows of it. All of its years lie in
 * the schema demo; the schema billing shows what was known at an instant.
 */
public final class DemoBusiness {

	private static final String BUSINESS = SqlFile.load("source/demo");

	private static final String NIGHT = SqlFile.load("source/demo_night");

	/** Tells whether a business was made by these very scripts. */
	private static final String SCRIPT = UUID.nameUUIDFromBytes((BUSINESS + NIGHT).getBytes(UTF_8)).toString();

	private static final String IS_FOREIGN = """
			select to_regclass('demo.plan') is null
			    and (to_regnamespace('billing') is not null or to_regnamespace('demo') is not null)
			""";

	private static final String IS_MADE = """
			select count(*) = 1
			from demo.plan
			where seed = :seed and customers = :customers::bigint and zone = :zone and script = :script
			    and extract(year from ends_on) = :year::integer + 1
			""";

	private static final String IS_TO_BE_FILLED_ANEW = """
			select to_regnamespace('billing') is null or filled_at is null or filled_at > :night::timestamptz
			from demo.plan
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Map<String, String> plan;

	/**
	 * Describe a business.
	 * @param database the database that gets the schemas demo and billing
	 * @param seed the same seed makes the same business
	 * @param year its last year, which five others precede
	 */
	public DemoBusiness(DataSource database, long seed, int customers, ZoneId zone, int year) {
		if (customers < 1) {
			throw new IllegalArgumentException("a demo needs at least 1 customer, not " + customers);
		}
		this.jdbc = JdbcClient.create(database);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		this.plan = Map.of("seed", Long.toString(seed), "customers", Integer.toString(customers), "zone", zone.getId(),
				"year", Integer.toString(year), "script", SCRIPT);
	}

	/**
	 * Return whether the database has a schema billing or demo that no demo has made.
	 */
	public boolean isForeign() {
		return this.jdbc.sql(IS_FOREIGN).query(Boolean.class).single();
	}

	/**
	 * Make the business, unless the database has it already.
	 */
	public void make() {
		this.transaction.executeWithoutResult((status) -> {
			if (!isMade()) {
				this.plan.forEach(this::set);
				this.jdbc.sql(BUSINESS).update();
			}
		});
	}

	private boolean isMade() {
		return this.jdbc.sql("select to_regclass('demo.plan') is not null").query(Boolean.class).single()
				&& this.jdbc.sql(IS_MADE).params(this.plan).query(Boolean.class).single();
	}

	/**
	 * Bring the schema billing to what was known at an instant. Rows change in place if
	 * it shows an earlier instant, else all are written anew.
	 * @param night an instant in the business's years
	 */
	public void fill(Instant night) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.jdbc.sql(IS_TO_BE_FILLED_ANEW).param("night", night.toString()).query(Boolean.class).single()) {
				this.jdbc.sql("drop schema if exists billing cascade").update();
				this.jdbc.sql(SqlFile.load("source/billing")).update();
			}
			set("night", night.toString());
			this.jdbc.sql(NIGHT).update();
		});
	}

	private void set(String name, String value) {
		this.jdbc.sql("select set_config('demo.' || ?, ?, true)").params(name, value).query(String.class).single();
	}

}
