package io.tidemark.snapshot;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.tidemark.failure.NotFound;
import io.tidemark.failure.SnapshotUnreadable;
import io.tidemark.snapshot.MovementCause.ToldMovement;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reads of the report store; they need no more than {@code select}.
 */
public final class SnapshotStore implements SnapshotContent, SnapshotHistory {

	private static final int DAYS_BEFORE = 7;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final JdbcClient jdbc;

	public SnapshotStore(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
	}

	private JdbcClient.MappedQuerySpec<Snapshot> snapshots(String statement, Map<String, ?> parameters) {
		return read(statement).params(parameters).query(SnapshotStore::snapshot);
	}

	private JdbcClient.StatementSpec read(String statement) {
		return this.jdbc.sql(SqlFile.load("store/read/" + statement));
	}

	public List<String> findTenants() {
		return read("find_tenants").query(String.class).list();
	}

	/**
	 * Find what each tenant has published, without reading it.
	 */
	public Map<String, Publications> findPublications() {
		Map<String, Publications> publications = new TreeMap<>();
		read("find_publications").query((row) -> {
			publications.put(row.getString("tenant"),
					new Publications(row.getLong("snapshot_id"), row.getString("publications")));
		});
		return publications;
	}

	/**
	 * Find what became of the mails of each tenant's latest business date, if it has any.
	 */
	public List<DeliveryCount> findDeliveryCounts() {
		return read("find_delivery_health")
			.query((row, number) -> new DeliveryCount(row.getString("tenant"), row.getLong("sent"),
					row.getLong("waiting"), row.getLong("given_up")))
			.list();
	}

	/**
	 * Find a tenant's snapshots, published or not, the newest first.
	 */
	public List<Snapshot> findAll(String tenant) {
		return snapshots("find_snapshots", Map.of("tenant", tenant)).list();
	}

	/**
	 * Find the held snapshots that are newer than what is served, and of which nothing is
	 * decided yet, by tenant, the newest first.
	 * @param tenant null for all tenants
	 */
	public List<Snapshot> findHeld(@Nullable String tenant) {
		return read("find_held").param("tenant", tenant, Types.VARCHAR).query(SnapshotStore::snapshot).list();
	}

	/**
	 * Find the snapshot that is served: the last revision of the latest business date.
	 */
	public Optional<Snapshot> findLatestPublished(String tenant) {
		return snapshots("find_latest_published", Map.of("tenant", tenant)).optional();
	}

	/**
	 * Find a tenant's published snapshots, the newest first.
	 */
	public List<Snapshot> findPublished(String tenant) {
		return snapshots("find_published", Map.of("tenant", tenant)).list();
	}

	@Override
	public List<Snapshot> findPublishedUpTo(Snapshot last) {
		return findPublished(last.tenant()).stream()
			.filter((snapshot) -> snapshot.version().compareTo(last.version()) <= 0)
			.toList();
	}

	/**
	 * Find the snapshot that was served at the end of a local day (of the years 1 to
	 * 9999) in the time zone that the tenant has now, if it is still kept.
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
		return read("find_published_by").param("tenant", tenant)
			.param("instant", instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
			.query(SnapshotStore::snapshot)
			.optional();
	}

	@Override
	public Optional<Snapshot> findPrevious(Snapshot snapshot) {
		return findPublishedBefore(snapshot.tenant(), snapshot.version());
	}

	/**
	 * Find the published snapshot of the next lower version than one, of a snapshot or
	 * not.
	 */
	public Optional<Snapshot> findPublishedBefore(String tenant, SnapshotVersion version) {
		return snapshots("find_previous_published",
				Map.of("tenant", tenant, "businessDate", version.businessDate(), "revision", version.revision()))
			.optional();
	}

	@Override
	public Optional<SeriesComparison> findComparison(Snapshot snapshot, @Nullable String dealerCode) {
		return read("find_comparison").param("snapshotId", snapshot.id())
			.param("dealerCode", dealerCode, Types.VARCHAR)
			.query(SnapshotStore::comparison);
	}

	@Override
	public Optional<List<RestatementCause>> findCauses(Snapshot snapshot, @Nullable String dealerCode) {
		return read("find_restatement_causes").param("snapshotId", snapshot.id())
			.param("dealerCode", dealerCode, Types.VARCHAR)
			.query(SnapshotStore::causes);
	}

	@Override
	public Optional<Snapshot> findByBusinessDate(String tenant, LocalDate businessDate) {
		return snapshots("find_by_business_date",
				Map.of("tenant", tenant, "businessDate", businessDate, "earliest", businessDate.minusDays(DAYS_BEFORE)))
			.optional();
	}

	/**
	 * Load a snapshot.
	 * @param version null for the one that is served
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

	public Optional<Snapshot> find(String tenant, SnapshotVersion version) {
		return snapshots("find_snapshot",
				Map.of("tenant", tenant, "businessDate", version.businessDate(), "revision", version.revision()))
			.optional();
	}

	/**
	 * Find the last revision of a business date, published or not; 0 if there is none.
	 */
	public int findLastRevision(String tenant, LocalDate businessDate) {
		return read("find_last_revision").param("tenant", tenant)
			.param("businessDate", businessDate)
			.query(Integer.class)
			.single();
	}

	/**
	 * Return whether a snapshot of a tenant was stored after an instant.
	 */
	public boolean hasStoredSince(String tenant, Instant instant) {
		return read("find_stored_since").param("tenant", tenant)
			.param("instant", instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
			.query(Boolean.class)
			.single();
	}

	@Override
	public List<ChunkRef> loadChunkList(Snapshot snapshot) {
		List<ChunkRef> chunks = read("find_chunk_list").param("snapshotId", snapshot.id())
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
		return ChunkContent.read(loadStored(chunk));
	}

	/**
	 * Recompute each chunk's hash and the content hash over all of them from the rows
	 * that the store has, and return how many chunks these are.
	 * @throws SnapshotUnreadable if the content is not what its hashes say
	 */
	public int verify(Snapshot snapshot) {
		List<ChunkRef> chunks = loadChunkList(snapshot);
		for (ChunkRef chunk : chunks) {
			ContentHash hash = hash(snapshot, chunk);
			if (!hash.equals(chunk.hash())) {
				throw new SnapshotUnreadable(
						"Chunk %s %s of %s %s has the hash %s, not %s: restore the store.".formatted(chunk.figure(),
								chunk.part(), snapshot.tenant(), snapshot.version(), hash, chunk.hash()));
			}
		}
		ContentHash hash = ContentHash.ofChunks(chunks);
		if (!hash.equals(snapshot.contentHash())) {
			throw new SnapshotUnreadable("Snapshot %s %s has the content hash %s, not %s: restore the store."
				.formatted(snapshot.tenant(), snapshot.version(), hash, snapshot.contentHash()));
		}
		return chunks.size();
	}

	private ContentHash hash(Snapshot snapshot, ChunkRef chunk) {
		try {
			return ContentHash.of(ContentHash.sha256().digest(ChunkContent.inflate(loadStored(chunk))));
		}
		catch (UncheckedIOException ex) {
			throw new SnapshotUnreadable("Chunk %s %s of %s %s can't be inflated: restore the store."
				.formatted(chunk.figure(), chunk.part(), snapshot.tenant(), snapshot.version()), ex);
		}
	}

	/**
	 * Load what is stored of a chunk, deflated: rows, then the differences that lead from
	 * them to its own.
	 */
	public List<byte[]> loadStored(ChunkRef chunk) {
		List<byte[]> stored = read("load_chunk").param("hash", chunk.hash().bytes())
			.query((row, number) -> row.getBytes("content"))
			.list();
		if (stored.isEmpty()) {
			throw new NotFound("Chunk %s %s has been removed by retention: use a snapshot that 'snapshots list' shows."
				.formatted(chunk.figure(), chunk.part()));
		}
		return stored;
	}

	private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
		SnapshotVersion version = new SnapshotVersion(row.getObject("business_date", LocalDate.class),
				row.getInt("revision"));
		Timestamp publishedAt = row.getTimestamp("published_at");
		return new Snapshot(row.getLong("snapshot_id"), row.getString("tenant"), version,
				row.getTimestamp("data_as_of").toInstant(), ContentHash.of(row.getBytes("content_hash")),
				JSON.readValue(row.getString("manifest"), Manifest.class), row.getTimestamp("stored_at").toInstant(),
				(publishedAt != null) ? publishedAt.toInstant() : null, row.getString("hold_reason"), decision(row));
	}

	private static @Nullable HoldDecision decision(ResultSet row) throws SQLException {
		String verdict = row.getString("decision");
		return (verdict != null) ? new HoldDecision(HoldDecision.Verdict.of(verdict), row.getString("decision_reason"),
				row.getTimestamp("decided_at").toInstant(), row.getString("decided_by")) : null;
	}

	/**
	 * Read a comparison as it was kept: a row for each restatement, or one without any.
	 */
	private static Optional<SeriesComparison> comparison(ResultSet rows) throws SQLException {
		if (!rows.next()) {
			return Optional.empty();
		}
		LocalDate previous = rows.getObject("previous_business_date", LocalDate.class);
		SnapshotVersion version = (previous != null) ? new SnapshotVersion(previous, rows.getInt("previous_revision"))
				: null;
		List<Restatement> restatements = new ArrayList<>();
		do {
			LocalDate date = rows.getObject("restated_on", LocalDate.class);
			if (date != null) {
				restatements.add(new Restatement(date, rows.getString("currency_code"), rows.getString("figure"),
						rows.getBigDecimal("before_amount"), rows.getBigDecimal("after_amount")));
			}
		}
		while (rows.next());
		return Optional.of(new SeriesComparison(version, restatements));
	}

	/**
	 * Read causes as they were kept: a row for each, or one without any.
	 */
	private static Optional<List<RestatementCause>> causes(ResultSet rows) throws SQLException {
		if (!rows.next()) {
			return Optional.empty();
		}
		List<RestatementCause> causes = new ArrayList<>();
		do {
			LocalDate from = rows.getObject("restated_from", LocalDate.class);
			if (from != null) {
				causes.add(cause(rows, from, rows.getObject("restated_to", LocalDate.class)));
			}
		}
		while (rows.next());
		return Optional.of(causes);
	}

	private static RestatementCause cause(ResultSet row, LocalDate from, @Nullable LocalDate to) throws SQLException {
		String currency = row.getString("currency_code");
		BigDecimal change = row.getBigDecimal("change_amount");
		String object = row.getString("kpi_object");
		return (object != null)
				? new CellCause(object, currency, from, (to != null) ? to : from, row.getLong("change_count"), change,
						row.getString("status"), row.getString("type"), row.getString("cell_dealer_code"))
				: new MovementCause(currency, from, to, change, row.getString("customer_id"), movement(row, "before"),
						movement(row, "after"));
	}

	private static @Nullable ToldMovement movement(ResultSet row, String side) throws SQLException {
		String movement = row.getString(side + "_movement");
		return (movement != null) ? new ToldMovement(movement, row.getBigDecimal(side + "_amount")) : null;
	}

	/**
	 * How many snapshots of a tenant the store has, by what became of them.
	 *
	 * @param held how many are held and wait for a decision
	 */
	public record SnapshotCount(String tenant, long published, long held, long discarded) {
	}

	/**
	 * What became of a tenant's mails of the latest business date.
	 *
	 * @param waiting how many are still to be sent
	 * @param givenUp how many could not be sent and will not be tried again
	 */
	public record DeliveryCount(String tenant, long sent, long waiting, long givenUp) {
	}

	/**
	 * What a tenant has published.
	 *
	 * @param currentId the number of the snapshot that is served
	 * @param hash a hash of all, which changes when one is added late or removed
	 */
	public record Publications(long currentId, String hash) {
	}

}
