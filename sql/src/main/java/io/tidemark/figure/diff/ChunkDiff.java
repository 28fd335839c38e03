package io.tidemark.figure.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
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

	List<Difference> differences() {
		Set<String> measures = new LinkedHashSet<>(this.before.measures());
		measures.addAll(this.after.measures());
		TreeSet<RowKey> keys = new TreeSet<>(this.before.rows().keySet());
		keys.addAll(this.after.rows().keySet());
		List<Difference> differences = new ArrayList<>();
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

	private void addIfDifferent(List<Difference> differences, RowKey key, String column, @Nullable BigDecimal one,
			@Nullable BigDecimal other) {
		if (!isSame(one, other)) {
			differences.add(new Difference(this.place, key.text(), column, one, other));
		}
	}

	private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		return (one == null || other == null) ? one == null && other == null : one.compareTo(other) == 0;
	}

	/**
	 * A value of one row that is not the same on both sides.
	 *
	 * @param place the part of the figure
	 * @param key what the row is known by
	 * @param column the column that measures
	 * @param before the value in the snapshot to compare with, null for none
	 * @param after the value in the snapshot that is compared, null for none
	 */
	record Difference(SnapshotDiff.Place place, String key, String column, @Nullable BigDecimal before,
			@Nullable BigDecimal after) {

		BigDecimal change() {
			return orZero(this.after).subtract(orZero(this.before));
		}

		private static BigDecimal orZero(@Nullable BigDecimal amount) {
			return (amount != null) ? amount : BigDecimal.ZERO;
		}

	}

}
