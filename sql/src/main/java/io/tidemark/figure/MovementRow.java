package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.tidemark.snapshot.ChunkContent;
import org.jspecify.annotations.Nullable;

/**
 * Turns the stored movements of a chunk into rows.
 */
final class MovementRow {

	private static final List<String> STORED = List.of("movement_on", "currency_code", "customer_id", "subscription_id",
			"movement_class", "movement_amount", "before_amount", "after_amount");

	private static final int AMOUNTS = 5;

	private final int[] indexes;

	MovementRow(ChunkContent month) {
		this.indexes = STORED.stream().mapToInt(month::indexOf).toArray();
	}

	List<@Nullable Object> of(@Nullable String[] stored) {
		@Nullable Object[] row = new @Nullable Object[this.indexes.length];
		row[0] = LocalDate.parse(Objects.requireNonNull(stored[this.indexes[0]]));
		for (int column = 1; column < row.length; column++) {
			String value = stored[this.indexes[column]];
			row[column] = (column < AMOUNTS) ? value : Amounts.exact(value);
		}
		return Arrays.asList(row);
	}

}
