package io.tidemark.jobs.publish;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.tidemark.figure.series.RestatementCauses;
import io.tidemark.figure.series.SeriesDifferences;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The switch that makes a snapshot visible; what it restates, and why, is kept in the
 * same transaction, which the caller has begun.
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
		previous.ifPresent((each) -> {
			this.<Restatement>keep(snapshot, "insert_restatements",
					(found) -> new SeriesDifferences(this.store).forEach(each, snapshot, found));
			this.<RestatementCause>keep(snapshot, "insert_restatement_causes",
					(found) -> new RestatementCauses(this.store).forEach(each, snapshot, found));
		});
	}

	/**
	 * Insert rows in the order in which they are found, some at a time.
	 */
	private <T> void keep(Snapshot snapshot, String statement, Consumer<BiConsumer<@Nullable String, T>> search) {
		List<Kept<T>> batch = new ArrayList<>();
		int[] position = { 1 };
		search.accept((dealer, told) -> {
			batch.add(new Kept<>(dealer, told));
			if (batch.size() == BATCH) {
				position[0] += insert(snapshot, statement, position[0], batch);
			}
		});
		insert(snapshot, statement, position[0], batch);
	}

	private <T> int insert(Snapshot snapshot, String statement, int position, List<Kept<T>> batch) {
		int size = batch.size();
		if (size > 0) {
			this.jdbc.sql(SqlFile.load("store/write/" + statement))
				.param("snapshotId", snapshot.id())
				.param("position", position)
				.param("rows", JSON.writeValueAsString(batch))
				.update();
			batch.clear();
		}
		return size;
	}

	/**
	 * A restatement, or a cause, of a dealer, or of all together.
	 */
	private record Kept<T>(@Nullable String dealerCode, T told) {
	}

}
