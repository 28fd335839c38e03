package io.tidemark.figure.series;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The chunks that two snapshots have of one month, null where there is none.
 */
record MonthPair(@Nullable ChunkRef before, @Nullable ChunkRef after) {

	/**
	 * Find the months of a figure that differ, in their order.
	 * @param wanted the chunks of the figure
	 */
	static List<MonthPair> differing(SnapshotContent content, Snapshot previous, Snapshot snapshot,
			Predicate<ChunkRef> wanted) {
		Map<String, MonthPair> months = new TreeMap<>();
		chunks(content, previous, wanted).forEach((chunk) -> months.put(chunk.part(), new MonthPair(chunk, null)));
		chunks(content, snapshot, wanted).forEach((chunk) -> months.merge(chunk.part(), new MonthPair(null, chunk),
				(one, other) -> new MonthPair(one.before(), other.after())));
		return months.values().stream().filter(MonthPair::differs).toList();
	}

	private static Stream<ChunkRef> chunks(SnapshotContent content, Snapshot snapshot, Predicate<ChunkRef> wanted) {
		return content.loadChunkList(snapshot).stream().filter(wanted);
	}

	private boolean differs() {
		return this.before == null || this.after == null || !this.before.hash().equals(this.after.hash());
	}

}
