package io.tidemark.reports.headline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Ranks rows of several currencies, whose amounts can't be compared.
 */
public final class EachInTurn {

	private EachInTurn() {
	}

	/**
	 * Return the first rows of all currencies, then the second ones and so on.
	 * @param rows the rows in their order, of each currency the largest first
	 * @param currencies the order of currencies; others come last
	 */
	public static <T> List<T> of(Collection<T> rows, Function<T, String> currency, List<String> currencies) {
		Map<String, Integer> seen = new HashMap<>();
		List<Ranked<T>> ranked = new ArrayList<>();
		for (T row : rows) {
			String code = currency.apply(row);
			int place = currencies.indexOf(code);
			ranked.add(new Ranked<>(row, seen.merge(code, 1, Integer::sum), (place < 0) ? currencies.size() : place));
		}
		return ranked.stream()
			.sorted(Comparator.<Ranked<T>>comparingInt(Ranked::rank).thenComparingInt(Ranked::place))
			.map(Ranked::row)
			.toList();
	}

	/**
	 * A row and where it stands.
	 *
	 * @param rank its rank among those of its currency
	 * @param place the place of its currency
	 */
	private record Ranked<T>(T row, int rank, int place) {
	}

}
