package io.tidemark.jobs.retention;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

import io.tidemark.config.RetentionProperties;
import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.jobs.TestPostgres;
import io.tidemark.jobs.store.ReportStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A store with a snapshot a day, each listing a chunk that all share, one that those of
 * its month share, and one of its own.
 */
final class StoredDays implements AutoCloseable {

	static final LocalDate LATEST = LocalDate.parse("2026-11-19");

	private final ReportStore store;

	final JdbcClient jdbc;

	StoredDays(Path home) {
		this.store = ReportStore.open(new StoreProperties(TestPostgres.createDatabase(), null, null), home);
		this.jdbc = JdbcClient.create(this.store.dataSource());
	}

	/**
	 * Fill the store with 120 days up to the latest, all published.
	 */
	StoredDays fill(String tenant) {
		for (LocalDate day = LATEST.minusDays(119); !day.isAfter(LATEST); day = day.plusDays(1)) {
			publish(tenant, day, 1);
		}
		return this;
	}

	long publish(String tenant, LocalDate day, int revision) {
		long id = insert(tenant, day, revision);
		this.jdbc.sql("insert into tidemark.publication (snapshot_id) values (:id)").param("id", id).update();
		return id;
	}

	long hold(String tenant, LocalDate day, int revision) {
		long id = insert(tenant, day, revision);
		this.jdbc.sql("insert into tidemark.hold (snapshot_id, reason) values (:id, 'a check failed')")
			.param("id", id)
			.update();
		return id;
	}

	private long insert(String tenant, LocalDate day, int revision) {
		long id = this.jdbc.sql("""
				insert into tidemark.snapshot (tenant, business_date, revision, data_as_of, content_hash, manifest)
				values (:tenant, :day, :revision, now(), sha256('x'), '{}')
				returning snapshot_id
				""").param("tenant", tenant).param("day", day).param("revision", revision).query(Long.class).single();
		list(id, "all", "shared by all");
		list(id, "month", "shared by " + day.withDayOfMonth(1));
		list(id, "day", "of " + tenant + " " + day + "." + revision);
		return id;
	}

	private void list(long id, String part, String content) {
		insertChunk(content);
		this.jdbc.sql("""
				insert into tidemark.snapshot_chunk (snapshot_id, figure, part, chunk_hash)
				values (:id, 'customers_cube', :part, sha256(convert_to(:content, 'UTF8')))
				""").param("id", id).param("part", part).param("content", content).update();
	}

	void insertChunk(String content) {
		this.jdbc.sql("""
				insert into tidemark.chunk (chunk_hash, row_count, content)
				values (sha256(convert_to(:content, 'UTF8')), 1, convert_to(:content, 'UTF8'))
				on conflict (chunk_hash) do nothing
				""").param("content", content).update();
	}

	boolean hasChunk(String content) {
		return this.jdbc.sql("select exists (select from tidemark.chunk where content = convert_to(:content, 'UTF8'))")
			.param("content", content)
			.query(Boolean.class)
			.single();
	}

	long chunks() {
		return this.jdbc.sql("select count(*) from tidemark.chunk").query(Long.class).single();
	}

	/**
	 * Return a tenant's versions, the oldest first.
	 */
	List<String> versions(String tenant) {
		return this.jdbc.sql("""
				select business_date || '.' || revision from tidemark.snapshot where tenant = :tenant
				order by business_date, revision
				""").param("tenant", tenant).query(String.class).list();
	}

	SnapshotRetention retention() {
		return retention("90d", null);
	}

	SnapshotRetention retention(String keepAll, @Nullable Integer keepMonths) {
		return retention(keepAll, keepMonths, LATEST.plusDays(1));
	}

	SnapshotRetention retention(String keepAll, @Nullable Integer keepMonths, LocalDate today) {
		Instant now = today.atTime(3, 0).toInstant(ZoneOffset.UTC);
		return new SnapshotRetention(this.store.dataSource(),
				new RetentionProperties(Period.parse("P" + keepAll), new RetentionProperties.Monthly(keepMonths)),
				Clock.fixed(now, ZoneOffset.UTC));
	}

	Connection connect() throws SQLException {
		return this.store.dataSource().getConnection();
	}

	@Override
	public void close() {
		this.store.close();
	}

}
