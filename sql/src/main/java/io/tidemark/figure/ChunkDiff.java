package io.tidemark.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What one part of a figure says differently in two snapshots.
 *
 * @param place the part
 * @param before its rows in the snapshot to compare with
 * @param after its rows in the snapshot that is compared
 */
record ChunkDiff(SnapshotDiff.Place place, MeasuredRows before, MeasuredRows after) {

	List<List<@Nullable Object>> rows() {
		Set<String> measures = new LinkedHashSet<>(this.before.measures());
		measures.addAll(this.after.measures());
		TreeSet<RowKey> keys = new TreeSet<>(this.before.rows().keySet());
		keys.addAll(this.after.rows().keySet());
		List<List<@Nullable Object>> differences = new ArrayList<>();
		for (RowKey key : keys) {
			for (String measure : measures) {
				addIfDifferent(differences, key, measure, value(this.before, key, measure),
						value(this.after, key, measure));
			}
		}
		return differences;
	}

	private static @Nullable BigDecimal value(MeasuredRows side, RowKey key, String measure) {
		Map<String, BigDecimal> row = side.rows().get(key);
		return (row != null) ? row.get(measure) : null;
	}

	private void addIfDifferent(List<List<@Nullable Object>> differences, RowKey key, String column,
			@Nullable BigDecimal one, @Nullable BigDecimal other) {
		if (!isSame(one, other)) {
			differences.add(Arrays.asList(this.place.figure(), this.place.part(), key.text(), column, one, other,
					orZero(other).subtract(orZero(one))));
		}
	}

	private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		return (one == null || other == null) ? one == null && other == null : one.compareTo(other) == 0;
	}

	private static BigDecimal orZero(@Nullable BigDecimal amount) {
		return (amount != null) ? amount : BigDecimal.ZERO;
	}

}
