package io.tidemark.jobs.publish;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tidemark.figure.series.SeriesDifferences;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The switch that makes a snapshot visible; what it restates is kept in the same
 * transaction, which the caller has begun.
 */
final class Publication {

	private static final int BATCH = 5000;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final JdbcClient jdbc;

	private final SnapshotStore store;

	Publication(JdbcClient jdbc, SnapshotStore store) {
		this.jdbc = jdbc;
		this.store = store;
	}

	void publish(String tenant, SnapshotVersion version) {
		Snapshot snapshot = this.store.load(tenant, version);
		this.jdbc.sql(SqlFile.load("store/write/insert_publication")).param("snapshotId", snapshot.id()).update();
		Optional<Snapshot> previous = this.store.findPrevious(snapshot);
		this.jdbc.sql(SqlFile.load("store/write/insert_comparison"))
			.param("snapshotId", snapshot.id())
			.param("businessDate", previous.map((each) -> each.version().businessDate()).orElse(null), Types.DATE)
			.param("revision", previous.map((each) -> each.version().revision()).orElse(null), Types.INTEGER)
			.update();
		previous.ifPresent((each) -> keepRestatements(each, snapshot));
	}

	private void keepRestatements(Snapshot previous, Snapshot snapshot) {
		List<Kept> batch = new ArrayList<>();
		int[] position = { 1 };
		new SeriesDifferences(this.store).forEach(previous, snapshot, (dealer, restatement) -> {
			batch.add(new Kept(dealer, restatement));
			if (batch.size() == BATCH) {
				position[0] += insert(snapshot, position[0], batch);
			}
		});
		insert(snapshot, position[0], batch);
	}

	private int insert(Snapshot snapshot, int position, List<Kept> batch) {
		int size = batch.size();
		if (size > 0) {
			this.jdbc.sql(SqlFile.load("store/write/insert_restatements"))
				.param("snapshotId", snapshot.id())
				.param("position", position)
				.param("restatements", JSON.writeValueAsString(batch))
				.update();
			batch.clear();
		}
		return size;
	}

	/**
	 * A restatement of a dealer, or of all together.
	 */
	private record Kept(@Nullable String dealerCode, Restatement restatement) {
	}

}
