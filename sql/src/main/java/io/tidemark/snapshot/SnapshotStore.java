package io.tidemark.snapshot;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.tidemark.failure.NotFound;
import io.tidemark.failure.SnapshotUnreadable;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reads of the report store; they need no more than {@code select}.
 */
public final class SnapshotStore implements SnapshotContent, SnapshotHistory {

	private static final int DAYS_BEFORE = 7;

	private final JdbcClient jdbc;

	public SnapshotStore(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
	}

	/**
	 * Find the tenants that have a snapshot.
	 */
	public List<String> findTenants() {
		return this.jdbc.sql(SqlFile.load("store/read/find_tenants")).query(String.class).list();
	}

	/**
	 * Find what each tenant has published, without reading it.
	 */
	public Map<String, Publications> findPublications() {
		Map<String, Publications> publications = new TreeMap<>();
		this.jdbc.sql(SqlFile.load("store/read/find_publications")).query((row) -> {
			publications.put(row.getString("tenant"),
					new Publications(row.getLong("snapshot_id"), row.getString("publications")));
		});
		return publications;
	}

	/**
	 * Find what became of the mails of each tenant's latest business date.
	 * @return the counts of tenants that have mails, without addresses
	 */
	public List<DeliveryCount> findDeliveryCounts() {
		return this.jdbc.sql(SqlFile.load("store/read/find_delivery_health"))
			.query((row, number) -> new DeliveryCount(row.getString("tenant"), row.getLong("sent"),
					row.getLong("waiting"), row.getLong("given_up")))
			.list();
	}

	/**
	 * Find a tenant's snapshots, published or not.
	 * @return the snapshots, the newest first
	 */
	public List<Snapshot> findAll(String tenant) {
		return this.jdbc.sql(SqlFile.load("store/read/find_snapshots"))
			.param("tenant", tenant)
			.query(SnapshotRow::read)
			.list();
	}

	/**
	 * Find the held snapshots that are newer than what is served, and of which nothing is
	 * decided yet.
	 * @param tenant the tenant's name, null for all tenants
	 * @return the snapshots by tenant, the newest first
	 */
	public List<Snapshot> findHeld(@Nullable String tenant) {
		return this.jdbc.sql(SqlFile.load("store/read/find_held"))
			.param("tenant", tenant, Types.VARCHAR)
			.query(SnapshotRow::read)
			.list();
	}

	/**
	 * Find the snapshot that is served: the last revision of the latest business date.
	 * @return the snapshot, empty if none was published yet
	 */
	public Optional<Snapshot> findLatestPublished(String tenant) {
		return this.jdbc.sql(SqlFile.load("store/read/find_latest_published"))
			.param("tenant", tenant)
			.query(SnapshotRow::read)
			.optional();
	}

	/**
	 * Find a tenant's published snapshots.
	 * @return the snapshots, the newest first
	 */
	public List<Snapshot> findPublished(String tenant) {
		return this.jdbc.sql(SqlFile.load("store/read/find_published"))
			.param("tenant", tenant)
			.query(SnapshotRow::read)
			.list();
	}

	@Override
	public List<Snapshot> findPublishedUpTo(Snapshot last) {
		return findPublished(last.tenant()).stream()
			.filter((snapshot) -> snapshot.version().compareTo(last.version()) <= 0)
			.toList();
	}

	/**
	 * Find the snapshot that was served at the end of a local day, in the time zone that
	 * the tenant has now.
	 * @param date the local day, of the years 1 to 9999
	 * @return the snapshot, empty if none was published by then or it is kept no more
	 */
	public Optional<Snapshot> findAsOf(String tenant, LocalDate date) {
		return findLatestPublished(tenant).flatMap((latest) -> {
			ZoneId zone = ZoneId.of(latest.manifest().timeZone());
			return findPublishedBy(tenant, date.plusDays(1).atStartOfDay(zone).toInstant());
		});
	}

	/**
	 * Find the snapshot that was served just before an instant.
	 */
	public Optional<Snapshot> findPublishedBy(String tenant, Instant instant) {
		return this.jdbc.sql(SqlFile.load("store/read/find_published_by"))
			.param("tenant", tenant)
			.param("instant", instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
			.query(SnapshotRow::read)
			.optional();
	}

	@Override
	public Optional<Snapshot> findPrevious(Snapshot snapshot) {
		return findPublishedBefore(snapshot.tenant(), snapshot.version());
	}

	/**
	 * Find the published snapshot before a version.
	 * @param version the version, of a snapshot or not
	 * @return the one of the next lower version, empty if there is none
	 */
	public Optional<Snapshot> findPublishedBefore(String tenant, SnapshotVersion version) {
		return this.jdbc.sql(SqlFile.load("store/read/find_previous_published"))
			.param("tenant", tenant)
			.param("businessDate", version.businessDate())
			.param("revision", version.revision())
			.query(SnapshotRow::read)
			.optional();
	}

	@Override
	public Optional<SeriesComparison> findComparison(Snapshot snapshot, @Nullable String dealerCode) {
		return this.jdbc.sql(SqlFile.load("store/read/find_comparison"))
			.param("snapshotId", snapshot.id())
			.param("dealerCode", dealerCode, Types.VARCHAR)
			.query(SeriesComparison::read);
	}

	@Override
	public Optional<Snapshot> findByBusinessDate(String tenant, LocalDate businessDate) {
		return this.jdbc.sql(SqlFile.load("store/read/find_by_business_date"))
			.param("tenant", tenant)
			.param("earliest", businessDate.minusDays(DAYS_BEFORE))
			.param("businessDate", businessDate)
			.query(SnapshotRow::read)
			.optional();
	}

	/**
	 * Load a snapshot.
	 * @param version the snapshot's version, null for the one that is served
	 * @throws NotFound if there is none
	 */
	public Snapshot load(String tenant, @Nullable SnapshotVersion version) {
		if (version == null) {
			return findLatestPublished(tenant).orElseThrow(
					() -> new NotFound("Tenant %s has no published snapshot yet: run it first.".formatted(tenant)));
		}
		return find(tenant, version).orElseThrow(() -> new NotFound(
				"Tenant %s has no snapshot %s: 'snapshots list' shows what there is.".formatted(tenant, version)));
	}

	/**
	 * Find a snapshot by its version, published or not.
	 */
	public Optional<Snapshot> find(String tenant, SnapshotVersion version) {
		return this.jdbc.sql(SqlFile.load("store/read/find_snapshot"))
			.param("tenant", tenant)
			.param("businessDate", version.businessDate())
			.param("revision", version.revision())
			.query(SnapshotRow::read)
			.optional();
	}

	/**
	 * Find the last revision of a business date, published or not.
	 * @return its number, 0 if there is none
	 */
	public int findLastRevision(String tenant, LocalDate businessDate) {
		return this.jdbc.sql(SqlFile.load("store/read/find_last_revision"))
			.param("tenant", tenant)
			.param("businessDate", businessDate)
			.query(Integer.class)
			.single();
	}

	/**
	 * Return whether a snapshot of a tenant was stored after an instant.
	 */
	public boolean hasStoredSince(String tenant, Instant instant) {
		return this.jdbc.sql(SqlFile.load("store/read/find_stored_since"))
			.param("tenant", tenant)
			.param("instant", instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
			.query(Boolean.class)
			.single();
	}

	@Override
	public List<ChunkRef> loadChunkList(Snapshot snapshot) {
		List<ChunkRef> chunks = this.jdbc.sql(SqlFile.load("store/read/find_chunk_list"))
			.param("snapshotId", snapshot.id())
			.query((row, number) -> new ChunkRef(row.getString("figure"), row.getString("part"),
					ContentHash.of(row.getBytes("chunk_hash")), row.getLong("row_count")))
			.list();
		if (chunks.isEmpty()) {
			throw new NotFound("Snapshot %s of %s has been removed by retention.".formatted(snapshot.version(),
					snapshot.tenant()));
		}
		return chunks;
	}

	@Override
	public ChunkContent loadChunk(ChunkRef chunk) {
		return ChunkContent.read(loadBytes(chunk));
	}

	/**
	 * Recompute a snapshot's content hash from the rows that the store has.
	 * @throws SnapshotUnreadable if the content is not what its hashes say
	 */
	public int verify(Snapshot snapshot) {
		return new SnapshotVerification(this).verify(snapshot);
	}

	byte[] loadBytes(ChunkRef chunk) {
		return this.jdbc.sql(SqlFile.load("store/read/load_chunk"))
			.param("hash", chunk.hash().bytes())
			.query((row, number) -> row.getBytes("content"))
			.optional()
			.orElseThrow(() -> new NotFound(
					"Chunk %s %s has been removed by retention: use a snapshot that 'snapshots list' shows."
						.formatted(chunk.figure(), chunk.part())));
	}

}
