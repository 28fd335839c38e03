package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.registry.Figure;
import io.tidemark.reports.html.ShownTable;
import io.tidemark.reports.html.Surroundings.HeatCell;
import io.tidemark.reports.html.Surroundings.HeatRow;
import io.tidemark.reports.html.Surroundings.HeatView;
import io.tidemark.reports.text.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Lays cohorts out by their month and the months since, the darker the more is left.
 */
public final class CohortHeat {

	/** What is shown unless another column is chosen. */
	static final String USUAL = "mrr_share";

	private static final String COHORT = "cohort_month";

	private static final String SINCE = "months_since";

	private static final String CURRENCY = "currency_code";

	/** How many cohorts are shown of each currency, the latest. */
	private static final int MOST_COHORTS = 24;

	private static final int MOST_MONTHS = 17;

	/** Shares from here on look alike. */
	private static final BigDecimal FULLEST_SHARE = new BigDecimal("1.5");

	private static final int LEVELS = 8;

	private final FigureColumn measure;

	private final Wording words;

	public CohortHeat(FigureColumn measure, Wording words) {
		this.measure = measure;
		this.words = words;
	}

	/**
	 * Return whether a figure has cohorts.
	 */
	public static boolean isOf(Figure figure) {
		return figure.columns().stream().anyMatch((column) -> column.name().equals(SINCE));
	}

	/**
	 * Draw the rows of each currency.
	 */
	public List<HeatView> draw(FigureTable table) {
		Map<String, SortedMap<String, List<FigureRow>>> byCurrency = new LinkedHashMap<>();
		table.rows()
			.forEach((row) -> byCurrency.computeIfAbsent(row.text(CURRENCY), (currency) -> new TreeMap<>())
				.computeIfAbsent(row.text(COHORT), (cohort) -> new ArrayList<>())
				.add(row));
		return byCurrency.entrySet().stream().map((each) -> draw(each.getKey(), each.getValue())).toList();
	}

	private HeatView draw(String currency, SortedMap<String, List<FigureRow>> byCohort) {
		List<String> cohorts = new ArrayList<>(byCohort.keySet());
		cohorts = cohorts.subList(Math.max(0, cohorts.size() - MOST_COHORTS), cohorts.size());
		List<FigureRow> shown = cohorts.stream()
			.flatMap((cohort) -> rows(byCohort, cohort).stream())
			.filter((row) -> since(row) <= MOST_MONTHS)
			.toList();
		BigDecimal largest = shown.stream().map(this::value).reduce(BigDecimal.ZERO, BigDecimal::max);
		BigDecimal most = this.measure.isShare() ? largest.max(BigDecimal.ONE).min(FULLEST_SHARE) : largest;
		int last = shown.stream().mapToInt(CohortHeat::since).max().orElse(0);
		List<HeatRow> rows = cohorts.stream().map((cohort) -> {
			Map<Integer, FigureRow> bySince = new LinkedHashMap<>();
			rows(byCohort, cohort).forEach((row) -> bySince.put(since(row), row));
			return new HeatRow(cohort,
					IntStream.rangeClosed(0, last).mapToObj((since) -> cell(bySince.get(since), most)).toList());
		}).toList();
		return new HeatView(this.words.say("plot.in", this.measure.label(), currency),
				IntStream.rangeClosed(0, last).mapToObj(Integer::toString).toList(), rows);
	}

	private static List<FigureRow> rows(Map<String, List<FigureRow>> byCohort, String cohort) {
		return byCohort.getOrDefault(cohort, List.of());
	}

	private static int since(FigureRow row) {
		return Math.toIntExact(row.count(SINCE));
	}

	private BigDecimal value(FigureRow row) {
		Object value = row.get(this.measure.name());
		return (value instanceof Long count) ? BigDecimal.valueOf(count)
				: (value instanceof BigDecimal amount) ? amount : BigDecimal.ZERO;
	}

	private HeatCell cell(@Nullable FigureRow row, BigDecimal most) {
		if (row == null) {
			return new HeatCell("", 0);
		}
		BigDecimal share = (most.signum() == 0) ? BigDecimal.ZERO
				: value(row).max(BigDecimal.ZERO).min(most).divide(most, 3, RoundingMode.HALF_UP);
		return new HeatCell(ShownTable.text(row.get(this.measure.name()), this.measure),
				share.multiply(BigDecimal.valueOf(LEVELS)).setScale(0, RoundingMode.HALF_UP).intValue());
	}

}
