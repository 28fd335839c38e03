package io.tidemark.reports.plot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Leads from the cells of a figure to the rows that are behind them. Where it leads to is
 * declared in the catalogue; which rows those are follows from the columns.
 */
public final class RowWays {

	private final Figure figure;

	private final Parameters asked;

	private final Ways ways;

	private final @Nullable Figure behind;

	private final @Nullable FigureColumn first;

	public RowWays(Figure figure, Parameters asked, Ways ways) {
		this.figure = figure;
		this.asked = asked;
		this.ways = ways;
		this.behind = Figures.load().findBehind(figure).orElse(null);
		// A currency alone says little about its row.
		this.first = figure.columns()
			.stream()
			.filter((column) -> column.kind().isDimension())
			.min(Comparator.comparing((column) -> column.kind() == ColumnKind.CURRENCY))
			.orElse(null);
	}

	/**
	 * Return where a cell leads to, null for nowhere: the first cell of a row and those
	 * of one class or age lead to the figure behind; where that is the figure itself, a
	 * cell leads to the rows with the same value.
	 */
	public @Nullable String find(FigureRow row, FigureColumn column) {
		if (this.behind == null || row.get(column.name()) == null) {
			return null;
		}
		Map<Parameter, String> ofCell = parameters(row, column);
		if (this.behind.equals(this.figure)) {
			return ofCell.isEmpty() ? null : this.ways.to(this.behind, withAsked(ofCell));
		}
		if (!column.equals(this.first) && (column.kind().isDimension() || ofCell.isEmpty())) {
			return null;
		}
		Map<Parameter, String> ofRow = ofRow(row);
		ofRow.putAll(ofCell);
		return ofRow.keySet().stream().anyMatch(this.behind.parameters()::contains)
				? this.ways.to(this.behind, withAsked(ofRow)) : null;
	}

	/**
	 * Return where all that is behind a row is, null for nowhere.
	 */
	@Nullable String find(FigureRow row) {
		return (this.first != null) ? find(row, this.first) : null;
	}

	/**
	 * Return where the figure's own rows are that share a row's currency, its value of a
	 * column and, if it has a date, the period that it lies in; null for nowhere.
	 */
	@Nullable String findLike(FigureRow row, String name, Interval every) {
		Map<Parameter, String> like = new EnumMap<>(Parameter.class);
		for (FigureColumn column : this.figure.columns()) {
			if (column.kind() == ColumnKind.CURRENCY || column.name().equals(name)) {
				like.putAll(parameters(row, column));
			}
			else if (column.kind() == ColumnKind.DATE && column.name().equals("date")) {
				like.putAll(within(every, row.date(column.name())));
			}
		}
		return this.ways.to(this.figure, withAsked(like));
	}

	/**
	 * Return where the figure's own rows are that share a row's currency and have a cell
	 * of a column, null for nowhere.
	 */
	@Nullable String findLike(FigureRow row, FigureColumn column) {
		Map<Parameter, String> like = new EnumMap<>(Parameter.class);
		like.putAll(column.kind().isDimension() ? parameters(row, column) : ofMeasure(column));
		this.figure.columns()
			.stream()
			.filter((each) -> each.kind() == ColumnKind.CURRENCY)
			.forEach((each) -> like.putAll(parameters(row, each)));
		return this.ways.to(this.figure, withAsked(like));
	}

	private Map<Parameter, String> within(Interval every, LocalDate date) {
		String from = this.asked.text(Parameter.DATE_FROM);
		String to = this.asked.text(Parameter.DATE_TO);
		String first = every.firstDay(date).toString();
		String last = every.lastDay(date).toString();
		return Map.of(Parameter.DATE_FROM, (from != null && from.compareTo(first) > 0) ? from : first,
				Parameter.DATE_TO, (to != null && to.compareTo(last) < 0) ? to : last);
	}

	private Map<Parameter, String> ofRow(FigureRow row) {
		Map<Parameter, String> parameters = new EnumMap<>(Parameter.class);
		this.figure.columns()
			.stream()
			.filter((column) -> column.kind().isDimension())
			.forEach((column) -> parameters.putAll(parameters(row, column)));
		this.figure.groupings()
			.values()
			.stream()
			.filter((column) -> !this.figure.columns().contains(column) && isGroupedBy(column))
			.forEach((column) -> parameters.putAll(parameters(row, column)));
		return parameters;
	}

	private boolean isGroupedBy(FigureColumn column) {
		return this.asked.names(Parameter.GROUP_BY)
			.stream()
			.anyMatch((name) -> column.equals(this.figure.groupings().get(name)));
	}

	private Map<Parameter, String> withAsked(Map<Parameter, String> parameters) {
		Map<Parameter, String> all = new EnumMap<>(Parameter.class);
		for (Parameter parameter : Parameter.values()) {
			String text = this.asked.text(parameter);
			if (text != null && parameter.kind() != ParameterKind.INTEGER && parameter != Parameter.INTERVAL
					&& parameter != Parameter.GROUP_BY) {
				all.put(parameter, text);
			}
		}
		all.putAll(parameters);
		return all;
	}

	/**
	 * Return the filters that keep what is behind a cell.
	 */
	private Map<Parameter, String> parameters(FigureRow row, FigureColumn column) {
		Object value = row.get(column.name());
		if (value == null) {
			return Map.of();
		}
		return switch (column.kind()) {
			case CURRENCY -> Map.of(Parameter.CURRENCY, value.toString());
			case AGE -> Map.of(Parameter.AGE, value.toString());
			case DATE -> (value instanceof LocalDate date && column.name().equals("date")) ? days(date) : Map.of();
			case MONTH -> month(YearMonth.parse(value.toString()));
			case TEXT -> findFilter(column).map((filter) -> Map.of(filter, value.toString())).orElse(Map.of());
			case COUNT, CHANGE, AMOUNT, MONEY -> ofMeasure(column);
			case RATIO, FLAG -> Map.of();
		};
	}

	private Map<Parameter, String> days(LocalDate date) {
		Interval every = this.figure.interval();
		LocalDate first = (every != null) ? this.asked.interval(every).firstDay(date) : date;
		String from = this.asked.text(Parameter.DATE_FROM);
		boolean isCut = from != null && this.figure.interval() != null && from.compareTo(first.toString()) > 0;
		return Map.of(Parameter.DATE_FROM, (isCut && from != null) ? from : first.toString(), Parameter.DATE_TO,
				date.toString());
	}

	private static Map<Parameter, String> month(YearMonth month) {
		return Map.of(Parameter.DATE_FROM, month.atDay(1).toString(), Parameter.DATE_TO,
				month.atEndOfMonth().toString());
	}

	/**
	 * Find the filter that keeps the rows with a value of a column: that of its cube's
	 * dimension, or the one of the column's name.
	 */
	private Optional<Parameter> findFilter(FigureColumn column) {
		String name = this.figure.groupings()
			.entrySet()
			.stream()
			.filter((grouping) -> grouping.getValue().equals(column))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(column.name().replace("_", ""));
		return Stream.of(Parameter.values())
			.filter((parameter) -> parameter.kind() != ParameterKind.DATE)
			.filter((parameter) -> parameter.parameter().equalsIgnoreCase(name) || parameter.word().equals(name))
			.findFirst();
	}

	private static Map<Parameter, String> ofMeasure(FigureColumn column) {
		Optional<Map<Parameter, String>> movement = Stream.of(Movement.values())
			.filter((each) -> each.seriesColumn().equals(column.name()))
			.map((each) -> Map.of(Parameter.MOVEMENT, each.label()))
			.findFirst();
		return movement.or(() -> findAge(column).map((age) -> Map.of(Parameter.AGE, age))).orElse(Map.of());
	}

	/**
	 * Return the columns that are each of one age.
	 */
	static List<FigureColumn> ages(List<FigureColumn> columns) {
		return columns.stream().filter((column) -> findAge(column).isPresent()).toList();
	}

	/**
	 * Return the age that a column is of.
	 */
	static String age(FigureColumn column) {
		return findAge(column).orElseThrow();
	}

	private static Optional<String> findAge(FigureColumn column) {
		return InvoiceAge.labels()
			.stream()
			.filter((age) -> column.kind() == ColumnKind.AMOUNT && plain(age).equals(plain(column.name())))
			.findFirst();
	}

	/**
	 * Return the words that name an age, whether as a label or as a column.
	 */
	private static String plain(String age) {
		return age.toLowerCase(Locale.ROOT).replaceAll("overdue|days|to|[^a-z0-9]", " ").strip().replaceAll(" +", " ");
	}

}
