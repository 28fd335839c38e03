package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.reports.html.Surroundings.BarView;
import io.tidemark.reports.html.Surroundings.BreakdownView;
import io.tidemark.reports.text.Notation;
import org.jspecify.annotations.Nullable;

/**
 * Draws the rows of a KPI as bars beside their names, by currency.
 */
public final class FigureBreakdown {

	private static final int MOST_BARS = 12;

	private static final BigDecimal FULL = BigDecimal.valueOf(1000);

	private final Figure figure;

	private final RowWays ways;

	private final Notation notation;

	public FigureBreakdown(Figure figure, Parameters asked, Ways ways, Notation notation) {
		this.figure = figure;
		this.ways = new RowWays(figure, asked, ways);
		this.notation = notation;
	}

	/**
	 * Draw some rows; nothing where there is one alone, or nothing to tell them apart.
	 * @param measure what the bars are of
	 */
	public List<BreakdownView> draw(FigureRows rows, @Nullable FigureColumn measure) {
		if (this.figure.kind() != Figure.Kind.KPI || measure == null) {
			return List.of();
		}
		FigureTable table = FigureTable.of(rows);
		List<FigureColumn> names = table.columns()
			.stream()
			.filter((column) -> column.kind() == ColumnKind.TEXT || column.kind() == ColumnKind.AGE
					|| column.kind() == ColumnKind.MONTH)
			.filter((column) -> !column.name().endsWith("_name"))
			.toList();
		if (names.isEmpty() || table.rows().size() < 2) {
			return List.of();
		}
		String currency = table.columns()
			.stream()
			.filter((column) -> column.kind() == ColumnKind.CURRENCY)
			.map(FigureColumn::name)
			.findFirst()
			.orElse(null);
		Map<String, List<FigureRow>> byCurrency = table.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> (currency != null) ? row.text(currency) : "", LinkedHashMap::new,
					Collectors.toList()));
		List<BreakdownView> drawn = new ArrayList<>();
		byCurrency.forEach((code, ofCurrency) -> drawn.add(draw(code, ofCurrency, names, measure)));
		return drawn;
	}

	private BreakdownView draw(String currency, List<FigureRow> rows, List<FigureColumn> names, FigureColumn measure) {
		boolean hasOrder = names.get(0).kind() != ColumnKind.TEXT;
		Comparator<FigureRow> largest = Comparator.comparing((FigureRow row) -> value(row, measure).abs()).reversed();
		List<FigureRow> shown = hasOrder ? rows.subList(Math.max(0, rows.size() - MOST_BARS), rows.size())
				: rows.stream().sorted(largest).limit(MOST_BARS).toList();
		BigDecimal longest = shown.stream()
			.map((row) -> value(row, measure).abs())
			.reduce(BigDecimal.ZERO, BigDecimal::max);
		String title = currency.isEmpty() ? measure.label() : "%s in %s".formatted(measure.label(), currency);
		String cut = (shown.size() == rows.size()) ? ""
				: " (%s %s of %s)".formatted(hasOrder ? "last" : "largest", shown.size(), rows.size());
		return new BreakdownView(title + cut, shown.stream().map((row) -> {
			BigDecimal value = value(row, measure);
			int share = (longest.signum() == 0) ? 0
					: FULL.multiply(value.abs()).divide(longest, 0, RoundingMode.HALF_UP).intValue();
			String label = names.stream()
				.map((name) -> String.valueOf(row.get(name.name())))
				.collect(Collectors.joining(", "));
			return new BarView(label,
					currency.isEmpty() ? this.notation.count(value.longValue()) : this.notation.money(value, currency),
					share, value.signum() < 0, this.ways.find(row));
		}).toList());
	}

	private static BigDecimal value(FigureRow row, FigureColumn measure) {
		Object value = row.get(measure.name());
		return (value instanceof BigDecimal amount) ? amount
				: (value instanceof Long count) ? BigDecimal.valueOf(count) : BigDecimal.ZERO;
	}

}
