package io.tidemark.jobs.publish;

import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkDifference;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a snapshot into the store in one transaction: its chunks, its list, and the
 * switch that makes it visible.
 */
@Component
public class SnapshotWriter {

	private static final JsonMapper JSON = JsonMapper.shared();

	/** With more differences to go through, reading a chunk would take longer. */
	private static final int MOST_DIFFERENCES = 7;

	/** Deflated; both contents are in memory while they are compared. */
	private static final int LARGEST_COMPARED = 2 << 20;

	private final JdbcClient jdbc;

	private final SnapshotStore store;

	private final Publication publication;

	private final TransactionTemplate transaction;

	SnapshotWriter(JdbcClient jdbc, SnapshotStore store, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.store = store;
		this.publication = new Publication(jdbc, store);
		this.transaction = transaction;
	}

	/**
	 * Write the figures of a warehouse as a snapshot.
	 * @param holdReason why it is held, null to publish it
	 * @param elapsed how long publishing has taken so far
	 */
	public void write(ManifestBuilder manifest, @Nullable String holdReason, Supplier<Duration> elapsed,
			Progress progress) {
		this.transaction.executeWithoutResult((status) -> {
			// Keeps retention from removing a chunk that is there already and about to be
			// listed.
			this.jdbc.sql(SqlFile.load("store/write/lock_chunks_for_publication")).query((row) -> {
			});
			List<ChunkRef> chunks = insertChunks(manifest.warehouse(), loadPrevious(manifest.tenant()), progress);
			ContentHash hash = ContentHash.ofChunks(chunks);
			long id = insertSnapshot(manifest, hash, manifest.build(hash, elapsed.get()));
			insertList(id, chunks);
			if (holdReason == null) {
				this.publication.publish(manifest.tenant(), manifest.version());
			}
			else {
				this.jdbc.sql(SqlFile.load("store/write/insert_hold"))
					.param("snapshotId", id)
					.param("reason", holdReason)
					.update();
			}
		});
	}

	/**
	 * Load the chunks of the snapshot that is served, by figure and part.
	 */
	private Map<String, ChunkRef> loadPrevious(String tenant) {
		return this.store.findLatestPublished(tenant)
			.map(this.store::loadChunkList)
			.orElse(List.of())
			.stream()
			.collect(Collectors.toMap((chunk) -> place(chunk.figure(), chunk.part()), Function.identity()));
	}

	private static String place(String figure, String part) {
		return figure + " " + part;
	}

	private List<ChunkRef> insertChunks(Warehouse warehouse, Map<String, ChunkRef> previous, Progress progress) {
		Set<ContentHash> written = new HashSet<>();
		List<ChunkRef> chunks = new ArrayList<>();
		for (StoredFigure figure : Catalogue.load().figures()) {
			progress.working("publish " + figure.name());
			FigureChunks.read(warehouse, figure, (part, chunk) -> {
				if (written.add(chunk.hash())) {
					insertChunk(chunk, previous.get(place(figure.name(), part)));
				}
				chunks.add(new ChunkRef(figure.name(), part, chunk.hash(), chunk.rowCount()));
			});
			progress.done();
		}
		chunks.sort(ChunkRef.ORDER);
		return chunks;
	}

	private void insertChunk(FigureChunks.Chunk chunk, @Nullable ChunkRef previous) {
		boolean isKnown = this.jdbc.sql("select exists (select from tidemark.chunk where chunk_hash = :hash)")
			.param("hash", chunk.hash().bytes())
			.query(Boolean.class)
			.single();
		if (!isKnown) {
			byte[] difference = (previous != null) ? difference(chunk, this.store.loadStored(previous)) : null;
			this.jdbc.sql(SqlFile.load("store/write/insert_chunk"))
				.param("hash", chunk.hash().bytes())
				.param("rowCount", chunk.rowCount())
				.param("content", (difference != null) ? difference : chunk.deflated())
				.param("baseHash", (previous != null && difference != null) ? previous.hash().bytes() : null,
						Types.BINARY)
				.update();
		}
	}

	/**
	 * Return how a chunk differs from the one before it, null if it is better stored as a
	 * whole.
	 */
	private static byte @Nullable [] difference(FigureChunks.Chunk chunk, List<byte[]> previous) {
		if (previous.size() > MOST_DIFFERENCES
				|| Math.max(chunk.deflated().length, previous.get(0).length) > LARGEST_COMPARED) {
			return null;
		}
		byte[] difference = ChunkContent
			.deflate(ChunkDifference.between(ChunkContent.inflate(previous), ChunkContent.inflate(chunk.deflated())));
		return (difference.length < chunk.deflated().length / 2) ? difference : null;
	}

	private long insertSnapshot(ManifestBuilder draft, ContentHash hash, Manifest manifest) {
		return this.jdbc.sql(SqlFile.load("store/write/insert_snapshot"))
			.param("tenant", draft.tenant())
			.param("businessDate", draft.version().businessDate())
			.param("revision", draft.version().revision())
			.param("dataAsOf", draft.dataAsOf().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("contentHash", hash.bytes())
			.param("manifest", JSON.writeValueAsString(manifest))
			.query(Long.class)
			.single();
	}

	private void insertList(long snapshot, List<ChunkRef> chunks) {
		this.jdbc.sql(SqlFile.load("store/write/insert_chunk_list"))
			.param("snapshotId", snapshot)
			.param("figures", chunks.stream().map(ChunkRef::figure).toArray(String[]::new))
			.param("parts", chunks.stream().map(ChunkRef::part).toArray(String[]::new))
			.param("hashes", chunks.stream().map((chunk) -> chunk.hash().bytes()).toArray(byte[][]::new))
			.update();
	}

}
