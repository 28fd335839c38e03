package io.tidemark.model;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a world, cut and ordered as a snapshot stores them.
 */
final class WorldContent implements SnapshotContent {

	private final Map<ChunkRef, ChunkContent> chunks = new LinkedHashMap<>();

	/**
	 * Read the figures that have been built and whose rows have a key.
	 */
	WorldContent(SqlWorld world) throws SQLException {
		List<String> built = world.query("select table_name from information_schema.tables");
		for (StoredFigure figure : Catalogue.load().figures()) {
			if (built.contains(figure.name()) && !figure.key().isEmpty()) {
				add(figure, world
					.content("select * from %s order by %s".formatted(figure.name(), String.join(", ", figure.key()))));
			}
		}
	}

	private void add(StoredFigure figure, ChunkContent content) {
		Map<String, List<@Nullable String[]>> parts = new HashMap<>();
		String month = figure.month();
		int place = (month != null) ? content.indexOf(month) : 0;
		for (@Nullable
		String[] row : content.rows()) {
			String date = (month != null) ? row[place] : null;
			parts.computeIfAbsent((date != null) ? date.substring(0, 7) : ChunkRef.ALL, (part) -> new ArrayList<>())
				.add(row);
		}
		parts.keySet().stream().sorted().forEach((part) -> {
			List<@Nullable String[]> rows = Objects.requireNonNull(parts.get(part));
			byte[] name = (figure.name() + part).getBytes(StandardCharsets.UTF_8);
			this.chunks.put(
					new ChunkRef(figure.name(), part, ContentHash.of(ContentHash.sha256().digest(name)), rows.size()),
					new ChunkContent(content.columns(), rows));
		});
	}

	@Override
	public List<ChunkRef> loadChunkList(Snapshot snapshot) {
		return List.copyOf(this.chunks.keySet());
	}

	@Override
	public ChunkContent loadChunk(ChunkRef chunk) {
		return Objects.requireNonNull(this.chunks.get(chunk));
	}

}
