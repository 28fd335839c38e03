package io.tidemark.jobs.retention;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.config.RetentionProperties;
import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.jobs.TestPostgres;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.sql.SqlFile;
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

	/**
	 * Publish a snapshot.
	 * @param others the contents of chunks that it lists beside its three
	 */
	long publish(String tenant, LocalDate day, int revision, String... others) {
		long id = insert(tenant, day, revision, others);
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

	private long insert(String tenant, LocalDate day, int revision, String... others) {
		long id = this.jdbc.sql("""
				insert into tidemark.snapshot (tenant, business_date, revision, data_as_of, content_hash, manifest)
				values (:tenant, :day, :revision, now(), sha256('x'), '{}')
				returning snapshot_id
				""").param("tenant", tenant).param("day", day).param("revision", revision).query(Long.class).single();
		list(id, Stream
			.concat(Stream.of("shared by all", "of " + tenant + " " + day + "." + revision,
					"shared by " + day.withDayOfMonth(1)), Stream.of(others))
			.toList());
		return id;
	}

	private void list(long id, List<String> contents) {
		contents.forEach(this::insertChunk);
		this.jdbc.sql(SqlFile.load("store/write/insert_chunk_list"))
			.param("snapshotId", id)
			.param("figures", contents.stream().map((content) -> "customers_cube").toArray(String[]::new))
			.param("parts", contents.toArray(String[]::new))
			.param("hashes", contents.stream().map(StoredDays::hash).toArray(byte[][]::new))
			.update();
	}

	private static byte[] hash(String content) {
		return ContentHash.sha256().digest(content.getBytes(StandardCharsets.UTF_8));
	}

	void insertChunk(String content) {
		insertChunk(content, null);
	}

	/**
	 * Insert a chunk.
	 * @param base the content of the chunk that it differs from, null if it is whole
	 */
	void insertChunk(String content, @Nullable String base) {
		this.jdbc.sql(SqlFile.load("store/write/insert_chunk"))
			.param("hash", hash(content))
			.param("rowCount", 1)
			.param("content", content.getBytes(StandardCharsets.UTF_8))
			.param("baseHash", (base != null) ? hash(base) : null, Types.BINARY)
			.update();
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
