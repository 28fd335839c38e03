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
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.reports.html.ShownTable;
import io.tidemark.reports.html.Surroundings.BarView;
import io.tidemark.reports.html.Surroundings.BreakdownView;
import io.tidemark.reports.text.Notation;
import org.jspecify.annotations.Nullable;

/**
 * Draws rows that have no time as bars beside their names, by currency: those of a KPI,
 * and of debts by age and by customer.
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
		FigureTable table = FigureTable.of(rows);
		List<FigureColumn> names = table.columns()
			.stream()
			.filter((column) -> column.kind() == ColumnKind.TEXT || column.kind() == ColumnKind.AGE
					|| column.kind() == ColumnKind.MONTH)
			.filter((column) -> !column.name().endsWith("_name"))
			.toList();
		if (measure == null || names.isEmpty() || table.rows().size() < 2) {
			return List.of();
		}
		List<FigureColumn> ages = RowWays.ages(table.columns());
		FigureColumn age = names.stream().filter((name) -> name.kind() == ColumnKind.AGE).findFirst().orElse(null);
		List<BreakdownView> drawn = new ArrayList<>();
		byCurrency(table).forEach((code, ofCurrency) -> {
			if (this.figure.kind() == Figure.Kind.KPI) {
				drawn.add(draw(code, ofCurrency, names, measure));
			}
			else if (!ages.isEmpty()) {
				drawn.add(byAge(code, FigurePlots.measures(this.figure).get(0),
						ages.stream()
							.map((column) -> new Part(InvoiceAge.inWords(RowWays.age(column)), sum(ofCurrency, column),
									this.ways.findLike(ofCurrency.get(0), column)))
							.toList()));
				drawn.add(draw(code, ofCurrency, names, measure));
			}
			else if (age != null) {
				drawn.add(byAge(code, measure, InvoiceAge.labels().stream().map((label) -> {
					List<FigureRow> ofAge = ofCurrency.stream()
						.filter((row) -> label.equals(row.get(age.name())))
						.toList();
					return new Part(InvoiceAge.inWords(label), sum(ofAge, measure),
							ofAge.isEmpty() ? null : this.ways.findLike(ofAge.get(0), age));
				}).toList()));
			}
		});
		return drawn;
	}

	private static Map<String, List<FigureRow>> byCurrency(FigureTable table) {
		String currency = table.columns()
			.stream()
			.filter((column) -> column.kind() == ColumnKind.CURRENCY)
			.map(FigureColumn::name)
			.findFirst()
			.orElse(null);
		return table.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> (currency != null) ? row.text(currency) : "", LinkedHashMap::new,
					Collectors.toList()));
	}

	private static BigDecimal sum(List<FigureRow> rows, FigureColumn measure) {
		return rows.stream().map((row) -> value(row, measure)).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private BreakdownView byAge(String currency, FigureColumn measure, List<Part> parts) {
		BigDecimal longest = parts.stream().map((part) -> part.value().abs()).reduce(BigDecimal.ZERO, BigDecimal::max);
		return new BreakdownView("%s in %s by age".formatted(measure.label(), currency),
				parts.stream().map((part) -> bar(part, currency, measure, longest)).toList());
	}

	private BarView bar(Part part, String currency, FigureColumn measure, BigDecimal longest) {
		int share = (longest.signum() == 0) ? 0
				: FULL.multiply(part.value().abs()).divide(longest, 0, RoundingMode.HALF_UP).intValue();
		return new BarView(part.label(), FigurePlots.exact(part.value(), measure, currency, this.notation), share,
				part.value().signum() < 0, part.href());
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
			String label = names.stream()
				.map((name) -> ShownTable.text(row.get(name.name()), name))
				.collect(Collectors.joining(", "));
			return bar(new Part(label, value(row, measure), this.ways.find(row)), currency, measure, longest);
		}).toList());
	}

	private static BigDecimal value(FigureRow row, FigureColumn measure) {
		Object value = row.get(measure.name());
		return (value instanceof BigDecimal amount) ? amount
				: (value instanceof Long count) ? BigDecimal.valueOf(count) : BigDecimal.ZERO;
	}

	/**
	 * What a bar is of.
	 */
	private record Part(String label, BigDecimal value, @Nullable String href) {
	}

}
