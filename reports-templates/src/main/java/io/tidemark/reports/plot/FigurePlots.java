package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.PlotView;
import org.jspecify.annotations.Nullable;

/**
 * Draws any figure that has a time: a line for each group, and bars of what moved it.
 */
public final class FigurePlots {

	/** How many currencies are drawn, each by itself. */
	private static final int MOST_PLOTS = 4;

	/** The column of what exchange rates alone did. */
	private static final String RATES = "fx_revenue";

	private final Figure figure;

	private final Parameters asked;

	private final Wording words;

	private final Notation notation;

	private final RowWays ways;

	/**
	 * Draw a figure.
	 * @param asked what was asked of it, with dates
	 */
	public FigurePlots(Figure figure, Parameters asked, Ways ways, Wording words, Notation notation) {
		this.figure = figure;
		this.asked = asked;
		this.words = words;
		this.notation = notation;
		this.ways = new RowWays(figure, asked, ways);
	}

	/**
	 * Find the column that says of when rows are, null if a figure has no time.
	 */
	public static @Nullable FigureColumn findTime(Figure figure) {
		String name = (figure.kind() == Figure.Kind.HISTORY) ? Catalogue.load().snapshotDate().name()
				: (figure.interval() != null) ? "date" : null;
		return figure.columns().stream().filter((column) -> column.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Return the columns that can be drawn, the one that is drawn unless another is
	 * chosen first.
	 */
	public static List<FigureColumn> measures(Figure figure) {
		List<FigureColumn> measures = figure.columns()
			.stream()
			.filter((column) -> !column.kind().isDimension() && findMovement(column) == null)
			.filter((column) -> !column.name().equals(RATES))
			.collect(Collectors.toCollection(ArrayList::new));
		measures.sort(Comparator.comparing(
				(FigureColumn column) -> column.kind() != ColumnKind.AMOUNT && column.kind() != ColumnKind.MONEY));
		return measures;
	}

	/**
	 * Draw some rows, by currency, that with most rows of a value first.
	 * @param table all rows, in the order of their dates
	 * @param measure what the lines are of
	 */
	public List<PlotView> draw(FigureTable table, FigureColumn measure) {
		FigureColumn time = findTime(this.figure);
		if (time == null || table.rows().isEmpty()) {
			return List.of();
		}
		String currency = name(table, ColumnKind.CURRENCY);
		Map<String, List<FigureRow>> byCurrency = table.rows()
			.stream()
			.collect(Collectors.groupingBy((row) -> (currency != null) ? row.text(currency) : "", LinkedHashMap::new,
					Collectors.toList()));
		return byCurrency.entrySet()
			.stream()
			.sorted(Comparator.comparing((each) -> -each.getValue().size()))
			.limit(MOST_PLOTS)
			.map((each) -> plot(table, time, each.getKey(), each.getValue(), measure).view())
			.toList();
	}

	private static @Nullable String name(FigureTable table, ColumnKind kind) {
		return table.columns()
			.stream()
			.filter((column) -> column.kind() == kind)
			.map(FigureColumn::name)
			.findFirst()
			.orElse(null);
	}

	private TimePlot plot(FigureTable table, FigureColumn time, String currency, List<FigureRow> rows,
			FigureColumn measure) {
		List<FigureColumn> groups = table.columns()
			.stream()
			.filter((column) -> column.kind() == ColumnKind.TEXT || column.kind() == ColumnKind.AGE
					|| column.kind() == ColumnKind.MONTH)
			.filter((column) -> !column.name().endsWith("_name"))
			.toList();
		SortedMap<LocalDate, Map<String, FigureRow>> byDate = new TreeMap<>();
		for (FigureRow row : rows) {
			String group = groups.stream()
				.map((column) -> String.valueOf(row.get(column.name())))
				.collect(Collectors.joining(" "));
			byDate.computeIfAbsent(row.date(time.name()), (date) -> new LinkedHashMap<>()).put(group, row);
		}
		List<String> names = largest(byDate, measure);
		boolean isOne = names.size() == 1 && groups.isEmpty();
		String title = currency.isEmpty() ? measure.label() : this.words.say("plot.in", measure.label(), currency);
		List<TimePlot.Course> lines = new ArrayList<>();
		for (String name : names) {
			lines.add(new TimePlot.Course(isOne ? measure.label() : name, "s" + lines.size(),
					byDate.values().stream().map((at) -> value(at.get(name), measure)).toList()));
		}
		List<TimePlot.Moment> moments = new ArrayList<>();
		byDate.forEach((date, at) -> moments.add(moment(date, currency, isOne ? at.get("") : null,
				names.stream().map((name) -> words(name, at.get(name), measure, currency)).toList())));
		return new TimePlot(title, title + ". " + course(byDate, lines, currency, measure), moments, lines);
	}

	private List<String> largest(SortedMap<LocalDate, Map<String, FigureRow>> byDate, FigureColumn measure) {
		Map<String, BigDecimal> last = new LinkedHashMap<>();
		byDate.values().forEach((at) -> at.forEach((name, row) -> {
			BigDecimal value = value(row, measure);
			last.put(name, (value != null) ? value : BigDecimal.ZERO);
		}));
		return last.entrySet()
			.stream()
			.sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
			.limit(TimePlot.MOST_LINES)
			.map(Map.Entry::getKey)
			.toList();
	}

	private static @Nullable BigDecimal value(@Nullable FigureRow row, FigureColumn measure) {
		Object value = (row != null) ? row.get(measure.name()) : null;
		return (value instanceof Long count) ? BigDecimal.valueOf(count) : (BigDecimal) value;
	}

	private String words(String name, @Nullable FigureRow row, FigureColumn measure, String currency) {
		return (name.isEmpty() ? "" : name + " ") + shown(value(row, measure), measure, currency);
	}

	private String shown(@Nullable BigDecimal value, FigureColumn measure, String currency) {
		if (value == null) {
			return Notation.NOTHING;
		}
		return switch (measure.kind()) {
			case COUNT, CHANGE -> this.notation.count(value.longValueExact());
			case RATIO -> measure.isShare() ? this.notation.percent(value) : this.notation.ratio(value);
			default -> currency.isEmpty() ? value.toPlainString() : this.notation.money(value, currency);
		};
	}

	private TimePlot.Moment moment(LocalDate date, String currency, @Nullable FigureRow row, List<String> values) {
		List<TimePlot.Piece> pieces = (row != null) ? pieces(row, date, currency) : List.of();
		String words = Stream
			.concat(Stream.of(full(date) + ": " + String.join(", ", values)),
					pieces.stream().map((piece) -> piece.words().replaceFirst("^.*: ", "")))
			.collect(Collectors.joining(", "));
		return new TimePlot.Moment(label(date), words, (row != null) ? this.ways.find(row) : null, pieces);
	}

	private List<TimePlot.Piece> pieces(FigureRow row, LocalDate date, String currency) {
		List<TimePlot.Piece> pieces = new ArrayList<>();
		for (FigureColumn column : this.figure.columns()) {
			Movement movement = findMovement(column);
			boolean isRate = column.name().equals(RATES);
			BigDecimal amount = (movement != null || isRate) ? row.amountOrNull(column.name()) : null;
			if (amount != null && amount.signum() != 0) {
				String label = this.words.say("movement." + ((movement != null) ? movement.label() : "fx"));
				BigDecimal signed = (movement != null && !movement.isGain()) ? amount.negate() : amount;
				pieces.add(new TimePlot.Piece(label, (movement != null) ? movement.label() : "fx", signed,
						"%s: %s %s".formatted(full(date), label,
								Notation.signed(signed, this.notation.money(signed, currency))),
						this.ways.find(row, column)));
			}
		}
		return pieces;
	}

	private static @Nullable Movement findMovement(FigureColumn column) {
		return Stream.of(Movement.values())
			.filter((movement) -> movement.seriesColumn().equals(column.name()))
			.findFirst()
			.orElse(null);
	}

	private Interval interval() {
		return this.asked.interval(Objects.requireNonNullElse(this.figure.interval(), Interval.DAY));
	}

	private String label(LocalDate date) {
		return (interval().compareTo(Interval.MONTH) >= 0) ? this.notation.month(date) : this.notation.day(date);
	}

	private String full(LocalDate date) {
		return (interval() == Interval.MONTH) ? this.notation.month(date) : this.notation.fullDay(date);
	}

	private String course(SortedMap<LocalDate, ?> byDate, List<TimePlot.Course> lines, String currency,
			FigureColumn measure) {
		return lines.stream()
			.map((line) -> this.words.say("plot.course", line.label(), full(byDate.firstKey()),
					shown(line.values().get(0), measure, currency), full(byDate.lastKey()),
					shown(line.values().get(line.values().size() - 1), measure, currency)))
			.collect(Collectors.joining(" "));
	}

}
