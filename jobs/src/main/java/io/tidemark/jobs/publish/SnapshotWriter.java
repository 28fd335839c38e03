package io.tidemark.jobs.publish;

import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
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

	private final JdbcClient jdbc;

	private final Publication publication;

	private final TransactionTemplate transaction;

	SnapshotWriter(JdbcClient jdbc, SnapshotStore store, TransactionTemplate transaction) {
		this.jdbc = jdbc;
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
			List<ChunkRef> chunks = insertChunks(manifest.warehouse(), progress);
			ContentHash hash = ContentHash.ofChunks(chunks);
			long id = insertSnapshot(manifest, hash, manifest.build(hash, elapsed.get()));
			chunks.forEach((chunk) -> insertReference(id, chunk));
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

	private List<ChunkRef> insertChunks(Warehouse warehouse, Progress progress) {
		Set<ContentHash> written = new HashSet<>();
		List<ChunkRef> chunks = new ArrayList<>();
		for (StoredFigure figure : Catalogue.load().figures()) {
			progress.working("publish " + figure.name());
			FigureChunks.read(warehouse, figure, (part, chunk) -> {
				if (written.add(chunk.hash())) {
					insertChunk(chunk);
				}
				chunks.add(new ChunkRef(figure.name(), part, chunk.hash(), chunk.rowCount()));
			});
			progress.done();
		}
		chunks.sort(ChunkRef.ORDER);
		return chunks;
	}

	private void insertChunk(FigureChunks.Chunk chunk) {
		boolean isKnown = this.jdbc.sql("select exists (select from tidemark.chunk where chunk_hash = :hash)")
			.param("hash", chunk.hash().bytes())
			.query(Boolean.class)
			.single();
		if (!isKnown) {
			this.jdbc.sql(SqlFile.load("store/write/insert_chunk"))
				.param("hash", chunk.hash().bytes())
				.param("rowCount", chunk.rowCount())
				.param("content", chunk.deflated())
				.update();
		}
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

	private void insertReference(long snapshot, ChunkRef chunk) {
		this.jdbc.sql(SqlFile.load("store/write/insert_snapshot_chunk"))
			.param("snapshotId", snapshot)
			.param("figure", chunk.figure())
			.param("part", chunk.part())
			.param("hash", chunk.hash().bytes())
			.update();
	}

}
