package io.tidemark.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import io.tidemark.catalogue.Movement;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import org.jspecify.annotations.Nullable;

/**
 * Picks the stored movements that answer a question.
 */
final class MovementFilter {

	private final MovementQuery query;

	MovementFilter(MovementQuery query) {
		this.query = query;
	}

	boolean mayMatch(ChunkRef chunk) {
		return chunk.figure().equals("movements") && this.query.dates().mayInclude(chunk.part());
	}

	/**
	 * Return whether all rows of a chunk match, as far as is known without loading it.
	 */
	boolean matchesAll(ChunkRef chunk) {
		return this.query.currency() == null && this.query.dealerCode() == null && this.query.customerId() == null
				&& this.query.movement() == null && this.query.dates().includesAll(chunk.part());
	}

	Predicate<@Nullable String[]> on(ChunkContent movements) {
		List<Predicate<@Nullable String[]>> tests = new ArrayList<>();
		DateRange dates = this.query.dates();
		int day = movements.indexOf("movement_on");
		tests.add((row) -> dates.includes(LocalDate.parse(Objects.requireNonNull(row[day]))));
		addEquality(tests, movements.indexOf("currency_code"), this.query.currency());
		addEquality(tests, movements.indexOf("customer_dealer"), this.query.dealerCode());
		addEquality(tests, movements.indexOf("customer_id"), this.query.customerId());
		Movement movement = this.query.movement();
		addEquality(tests, movements.indexOf("movement_class"), (movement != null) ? movement.label() : null);
		return (row) -> tests.stream().allMatch((test) -> test.test(row));
	}

	private static void addEquality(List<Predicate<@Nullable String[]>> tests, int column, @Nullable String value) {
		if (value != null) {
			tests.add((row) -> value.equals(row[column]));
		}
	}

}
