package io.tidemark.figure.registry;

import java.time.LocalDate;
import java.util.List;

import io.tidemark.catalogue.Parameter;

/**
 * What a question may have got wrong, although there is an answer.
 */
public sealed interface Warning {

	/**
	 * A filter's value that no row of the snapshot has.
	 *
	 * @param value what was asked for, cut if it is long
	 * @param nearest the most similar values that rows have, empty if none may be told
	 */
	record UnknownValue(Parameter parameter, String value, List<String> nearest) implements Warning {

		public UnknownValue {
			nearest = List.copyOf(nearest);
		}

	}

	/**
	 * A first day after the last one.
	 */
	record NoDays(LocalDate from, LocalDate to) implements Warning {
	}

}
