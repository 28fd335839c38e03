package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.reports.html.ShownTable;
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

	/** More days than that are drawn by month. */
	public static final int MOST_DAYS = 100;

	/** The column of what exchange rates alone did. */
	private static final String RATES = "fx_revenue";

	/** The columns of a movement's class, and of what it did. */
	private static final String CLASS = "movement";

	private static final String CHANGE = "change";

	private static final String SINGLE = "s0";

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
	 * Find the column that says of when rows are, null if they have no time, or their own
	 * drawing.
	 * @param columns those of the rows
	 */
	public static @Nullable FigureColumn findTime(Figure figure, List<FigureColumn> columns) {
		if (CohortHeat.isOf(figure)) {
			return null;
		}
		String name = (figure.kind() == Figure.Kind.HISTORY) ? Catalogue.load().snapshotDate().name() : "date";
		return columns.stream()
			.filter((column) -> (figure.kind() == Figure.Kind.KPI) ? column.kind() == ColumnKind.MONTH
					: column.name().equals(name))
			.findFirst()
			.orElse(null);
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
		measures.sort(Comparator.comparing((FigureColumn column) -> !column.name().equals(CHANGE))
			.thenComparing((column) -> CohortHeat.isOf(figure) && !column.name().equals(CohortHeat.USUAL))
			.thenComparing((column) -> column.kind() != ColumnKind.AMOUNT && column.kind() != ColumnKind.MONEY));
		return hasMovements(figure) ? measures.subList(0, 1) : measures;
	}

	private static boolean hasMovements(Figure figure) {
		return figure.columns().stream().anyMatch((column) -> column.name().equals(CLASS));
	}

	/**
	 * Draw some rows, by currency, that with most rows of a value first.
	 * @param table all rows, in the order of their dates
	 * @param measure what the lines are of
	 */
	public List<PlotView> draw(FigureTable table, FigureColumn measure) {
		FigureColumn time = findTime(this.figure, table.columns());
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
			.map((each) -> new Drawing(table.columns(), time, measure, each.getKey(), each.getValue()).plot().view())
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

	private static @Nullable Movement findMovement(FigureColumn column) {
		return Stream.of(Movement.values())
			.filter((movement) -> movement.seriesColumn().equals(column.name()))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The drawing of one currency.
	 */
	private final class Drawing {

		private final FigureColumn measure;

		private final String currency;

		private final List<FigureColumn> groups;

		private final Interval interval;

		/** The last row of each group by date. */
		private final SortedMap<LocalDate, Map<String, FigureRow>> byDate = new TreeMap<>();

		/** All rows by date and class, if they are movements. */
		private final SortedMap<LocalDate, Map<String, List<FigureRow>>> moved = new TreeMap<>();

		Drawing(List<FigureColumn> columns, FigureColumn time, FigureColumn measure, String currency,
				List<FigureRow> rows) {
			this.measure = measure;
			this.currency = currency;
			this.interval = interval(time, rows);
			this.groups = columns.stream()
				.filter((column) -> column.kind() == ColumnKind.TEXT || column.kind() == ColumnKind.AGE
						|| column.kind() == ColumnKind.MONTH)
				.filter((column) -> !column.name().endsWith("_name") && !column.equals(time))
				.toList();
			for (FigureRow row : rows) {
				LocalDate date = date(row, time);
				if (hasMovements(FigurePlots.this.figure)) {
					this.moved.computeIfAbsent(date, (each) -> new LinkedHashMap<>())
						.computeIfAbsent(row.text(CLASS), (each) -> new ArrayList<>())
						.add(row);
				}
				else {
					this.byDate.computeIfAbsent(date, (each) -> new LinkedHashMap<>()).put(name(row), row);
				}
			}
		}

		private Interval interval(FigureColumn time, List<FigureRow> rows) {
			Interval own = FigurePlots.this.figure.interval();
			if (own != null) {
				return FigurePlots.this.asked.interval(own);
			}
			return (time.kind() == ColumnKind.MONTH || (hasMovements(FigurePlots.this.figure)
					&& rows.stream().map((row) -> row.date(time.name())).distinct().count() > MOST_DAYS))
							? Interval.MONTH : Interval.DAY;
		}

		private LocalDate date(FigureRow row, FigureColumn time) {
			if (time.kind() == ColumnKind.MONTH) {
				return YearMonth.parse(row.text(time.name())).atEndOfMonth();
			}
			LocalDate date = row.date(time.name());
			return (FigurePlots.this.figure.interval() != null) ? date : this.interval.lastDay(date);
		}

		private String name(FigureRow row) {
			return this.groups.stream()
				.map((column) -> ShownTable.text(row.get(column.name()), column))
				.collect(Collectors.joining(" "));
		}

		TimePlot plot() {
			List<TimePlot.Moment> moments = new ArrayList<>();
			List<TimePlot.Course> lines = new ArrayList<>();
			List<PlotView.Key> kinds;
			String what = this.measure.label();
			if (!this.moved.isEmpty()) {
				what = FigurePlots.this.figure.title();
				kinds = Stream.of(Movement.values()).map((movement) -> key(movement.label())).toList();
				this.moved.forEach((date, at) -> moments.add(moment(date, null, List.of(), moved(date, at))));
			}
			else if (this.groups.isEmpty() && FigurePlots.this.figure.kind() == Figure.Kind.KPI) {
				kinds = List.of(new PlotView.Key(what, SINGLE));
				this.byDate.forEach((date, at) -> moments.add(moment(date, at.get(""), List.of(), whole(date, at))));
			}
			else {
				kinds = movementColumns().stream().map((column) -> key(look(column))).toList();
				List<String> names = largest();
				boolean isOne = names.size() == 1 && this.groups.isEmpty();
				names.forEach((name) -> lines.add(course(name, lines.size(), isOne)));
				this.byDate.forEach((date, at) -> {
					FigureRow row = isOne ? at.get("") : null;
					moments.add(moment(date, row, names.stream().map((name) -> words(name, at.get(name))).toList(),
							(row != null) ? pieces(row, date) : List.of()));
				});
			}
			String title = this.currency.isEmpty() ? what : say("plot.in", what, this.currency);
			return new TimePlot(title, title + ". " + course(lines), moments, lines, kinds,
					this.measure.isShare() && !lines.isEmpty(), isPeriod());
		}

		private boolean isPeriod() {
			return FigurePlots.this.figure.kind() != Figure.Kind.HISTORY
					&& FigurePlots.this.figure.parameters().contains(Parameter.DATE_FROM);
		}

		private String say(String key, String... values) {
			return FigurePlots.this.words.say(key, values);
		}

		private PlotView.Key key(String look) {
			return new PlotView.Key(say("movement." + look), look);
		}

		private List<String> largest() {
			Map<String, BigDecimal> last = new LinkedHashMap<>();
			this.byDate.values().forEach((at) -> at.forEach((name, row) -> {
				BigDecimal value = value(row, this.measure);
				last.put(name, (value != null) ? value : BigDecimal.ZERO);
			}));
			return last.entrySet()
				.stream()
				.sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
				.limit(TimePlot.MOST_LINES)
				.map(Map.Entry::getKey)
				.toList();
		}

		private TimePlot.Course course(String name, int index, boolean isOne) {
			List<@Nullable BigDecimal> values = new ArrayList<>();
			List<String> shown = new ArrayList<>();
			this.byDate.values().forEach((at) -> {
				BigDecimal value = value(at.get(name), this.measure);
				values.add(value);
				shown.add(shown(value));
			});
			return new TimePlot.Course(isOne ? this.measure.label() : name, "s" + index, values, shown);
		}

		private String words(String name, @Nullable FigureRow row) {
			return (name.isEmpty() ? "" : name + " ") + shown(value(row, this.measure));
		}

		/**
		 * Return a value with all its digits.
		 */
		private String shown(@Nullable BigDecimal value) {
			return exact(value, this.measure, this.currency, FigurePlots.this.notation);
		}

		private TimePlot.Moment moment(LocalDate date, @Nullable FigureRow row, List<String> values,
				List<TimePlot.Piece> pieces) {
			String words = full(date) + ": "
					+ Stream.concat(values.stream(), pieces.stream().map((piece) -> piece.words().split(": ", 2)[1]))
						.collect(Collectors.joining(", "));
			return new TimePlot.Moment(date, label(date), full(date), words,
					(row != null) ? FigurePlots.this.ways.find(row) : null, pieces);
		}

		private List<TimePlot.Piece> pieces(FigureRow row, LocalDate date) {
			List<TimePlot.Piece> pieces = new ArrayList<>();
			for (FigureColumn column : movementColumns()) {
				BigDecimal amount = row.amountOrNull(column.name());
				Movement movement = findMovement(column);
				if (amount != null && amount.signum() != 0) {
					BigDecimal signed = (movement != null && !movement.isGain()) ? amount.negate() : amount;
					pieces.add(piece(key(look(column)), date, signed, column, FigurePlots.this.ways.find(row, column)));
				}
			}
			return pieces;
		}

		private List<TimePlot.Piece> whole(LocalDate date, Map<String, FigureRow> at) {
			return at.values().stream().flatMap((row) -> {
				BigDecimal value = value(row, this.measure);
				return (value == null) ? Stream.empty()
						: Stream.of(new TimePlot.Piece(SINGLE, value, shown(value),
								"%s: %s %s".formatted(full(date), this.measure.label(), shown(value)),
								FigurePlots.this.ways.find(row)));
			}).toList();
		}

		private List<TimePlot.Piece> moved(LocalDate date, Map<String, List<FigureRow>> at) {
			List<TimePlot.Piece> pieces = new ArrayList<>();
			for (Movement movement : Movement.values()) {
				List<FigureRow> rows = at.getOrDefault(movement.label(), List.of());
				BigDecimal sum = rows.stream()
					.map((row) -> row.amount(CHANGE))
					.reduce(BigDecimal.ZERO, BigDecimal::add);
				if (sum.signum() != 0) {
					pieces.add(piece(key(movement.label()), date, sum, this.measure,
							FigurePlots.this.ways.findLike(rows.get(0), CLASS, this.interval)));
				}
			}
			return pieces;
		}

		private TimePlot.Piece piece(PlotView.Key kind, LocalDate date, BigDecimal signed, FigureColumn column,
				@Nullable String href) {
			String shown = Notation.signed(signed, exact(signed, column, this.currency, FigurePlots.this.notation));
			return new TimePlot.Piece(kind.look(), signed, shown,
					"%s: %s %s".formatted(full(date), kind.label(), shown), href);
		}

		private String label(LocalDate date) {
			return (this.interval.compareTo(Interval.MONTH) >= 0) ? FigurePlots.this.notation.shortMonth(date)
					: FigurePlots.this.notation.day(date);
		}

		private String full(LocalDate date) {
			return (this.interval == Interval.MONTH) ? FigurePlots.this.notation.month(date)
					: FigurePlots.this.notation.fullDay(date);
		}

		private String course(List<TimePlot.Course> lines) {
			SortedMap<LocalDate, ?> dates = this.moved.isEmpty() ? this.byDate : this.moved;
			String first = full(dates.firstKey());
			String last = full(dates.lastKey());
			return lines.isEmpty() ? say("plot.days", first, last)
					: lines.stream()
						.map((line) -> say("plot.course", line.label(), first, line.shown().get(0), last,
								line.shown().get(line.shown().size() - 1)))
						.collect(Collectors.joining(" "));
		}

	}

	/**
	 * Return a value with all the digits that it has: an amount with no fewer than its
	 * currency has, and others as tables have them.
	 */
	static String exact(@Nullable BigDecimal value, FigureColumn column, String currency, Notation notation) {
		boolean isMoney = column.kind() == ColumnKind.AMOUNT || column.kind() == ColumnKind.MONEY;
		return (isMoney && !currency.isEmpty()) ? notation.exactMoney(value, currency) : ShownTable.text(value, column);
	}

	private List<FigureColumn> movementColumns() {
		return this.figure.columns()
			.stream()
			.filter((column) -> findMovement(column) != null || column.name().equals(RATES))
			.sorted(Comparator.comparing(FigurePlots::findMovement, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
	}

	private static String look(FigureColumn column) {
		Movement movement = findMovement(column);
		return (movement != null) ? movement.label() : "fx";
	}

	private static @Nullable BigDecimal value(@Nullable FigureRow row, FigureColumn measure) {
		Object value = (row != null) ? row.get(measure.name()) : null;
		return (value instanceof Long count) ? BigDecimal.valueOf(count) : (BigDecimal) value;
	}

}
