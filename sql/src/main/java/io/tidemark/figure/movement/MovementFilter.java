package io.tidemark.figure.movement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.DateRange;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import org.jspecify.annotations.Nullable;

/**
 * Picks the stored movements that answer a question.
 */
final class MovementFilter {

	private static final Map<Parameter, String> EQUALITIES = Map.of(Parameter.CURRENCY, "currency_code",
			Parameter.DEALER_CODE, "customer_dealer", Parameter.CUSTOMER_ID, "customer_id", Parameter.MOVEMENT,
			"movement_class");

	private final Parameters parameters;

	MovementFilter(Parameters parameters) {
		this.parameters = parameters;
	}

	boolean mayMatch(ChunkRef chunk) {
		return chunk.figure().equals("movements") && this.parameters.dates().mayInclude(chunk.part());
	}

	/**
	 * Return whether all rows of a chunk match, as far as is known without loading it.
	 */
	boolean matchesAll(ChunkRef chunk) {
		return EQUALITIES.keySet().stream().allMatch((parameter) -> this.parameters.text(parameter) == null)
				&& this.parameters.dates().includesAll(chunk.part());
	}

	Predicate<@Nullable String[]> on(ChunkContent movements) {
		List<Predicate<@Nullable String[]>> tests = new ArrayList<>();
		DateRange dates = this.parameters.dates();
		int day = movements.indexOf("movement_on");
		tests.add((row) -> dates.includes(LocalDate.parse(Objects.requireNonNull(row[day]))));
		EQUALITIES.forEach((parameter, column) -> {
			String value = this.parameters.text(parameter);
			if (value != null) {
				int index = movements.indexOf(column);
				tests.add((row) -> value.equals(row[index]));
			}
		});
		return (row) -> tests.stream().allMatch((test) -> test.test(row));
	}

}
