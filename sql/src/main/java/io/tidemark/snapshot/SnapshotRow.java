package io.tidemark.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A snapshot as the statements of {@code store/read} return it.
 */
final class SnapshotRow {

	private static final JsonMapper JSON = JsonMapper.shared();

	private SnapshotRow() {
	}

	static Snapshot read(ResultSet row, int number) throws SQLException {
		SnapshotVersion version = new SnapshotVersion(row.getObject("business_date", LocalDate.class),
				row.getInt("revision"));
		return new Snapshot(row.getLong("snapshot_id"), row.getString("tenant"), version,
				row.getTimestamp("data_as_of").toInstant(), ContentHash.of(row.getBytes("content_hash")),
				JSON.readValue(row.getString("manifest"), Manifest.class), row.getTimestamp("stored_at").toInstant(),
				instant(row.getTimestamp("published_at")), row.getString("hold_reason"), HoldDecision.find(row));
	}

	private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
