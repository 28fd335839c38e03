package io.tidemark.api.figure;

import java.util.Map;
import java.util.Objects;

import io.tidemark.figure.FigureTable;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer and where the next ones are.
 *
 * @param table the rows
 * @param next the parameters of the next page, null if there is none
 */
record KpiPage(FigureTable table, @Nullable Map<String, String> next) {

	/**
	 * Cut an answer to its limit.
	 * @param oneMore the rows, with one past the limit if there is one
	 * @param idAfter the number of the row before the first, null for 0
	 * @param limit how many rows there may be, null for all
	 */
	static KpiPage of(FigureTable oneMore, @Nullable Long idAfter, @Nullable Long limit) {
		if (limit == null || oneMore.rows().size() <= limit) {
			return new KpiPage(oneMore, null);
		}
		long last = Objects.requireNonNullElse(idAfter, 0L) + limit;
		return new KpiPage(new FigureTable(oneMore.columns(), oneMore.rows().subList(0, limit.intValue())),
				Map.of("idAfter", Long.toString(last)));
	}

}
