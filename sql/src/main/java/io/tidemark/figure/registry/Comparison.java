package io.tidemark.figure.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.AskedDay;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a figure beside earlier ones: of other days if days are asked for, else of
 * another snapshot. Of rows by day or period the first stand beside the first.
 */
public final class Comparison {

	/** The parameter that asks for it. */
	public static final String PARAMETER = "compare";

	/** Its value for the days, or the snapshot, before. */
	public static final String BEFORE = "before";

	private static final String CHANGE = "change";

	private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

	private static final List<Parameter> PAGING = List.of(Parameter.PAGE, Parameter.ITEMS_PER_PAGE, Parameter.LIMIT,
			Parameter.ID_AFTER);

	private final FigureQuestion asked;

	private final FigureReader reader;

	private final Snapshot snapshot;

	private final String words;

	private final FigureTable before;

	private Comparison(FigureReader reader, Snapshot snapshot, FigureQuestion asked, String words, FigureTable before) {
		this.reader = reader;
		this.snapshot = snapshot;
		this.asked = asked;
		this.words = words;
		this.before = before;
	}

	/**
	 * Return whether a figure can be compared, whatever is asked of it.
	 */
	public static boolean isPossible(Figure figure) {
		return figure.interval() != null || figure.kind() == Figure.Kind.KPI
				|| (figure.isSeries() && !figure.hasDays());
	}

	/**
	 * Return whether a question is compared with the same one of earlier days.
	 */
	public static boolean isOfDays(FigureQuestion asked) {
		return isPossible(asked.figure()) && asked.parameters().text(Parameter.DATE_FROM) != null;
	}

	/**
	 * Return whether a question is compared with the same one of an earlier snapshot.
	 */
	public static boolean isOfSnapshots(FigureQuestion asked) {
		return isPossible(asked.figure()) && asked.figure().interval() == null && !isOfDays(asked);
	}

	/**
	 * Find the snapshot that another one is compared with: that before, or the last one
	 * of a day, or of the nearest day up to a week before it.
	 * @param with {@link #BEFORE} or how long before, as {@code -7d}
	 * @throws QueryInvalid if it is neither
	 */
	public static Optional<Snapshot> findSnapshot(FigureReader reader, Snapshot snapshot, String with) {
		if (with.equals(BEFORE)) {
			return reader.history().findPrevious(snapshot);
		}
		return reader.history().findByBusinessDate(snapshot.tenant(), back(with, snapshot.version().businessDate()));
	}

	/**
	 * Read what a question is compared with.
	 * @param asked the question, with dates for days that are counted back
	 * @param with {@link #BEFORE}, for as many days or whole months as are asked for
	 * before these, or a time that is counted back, as {@code -12m}
	 * @throws QueryInvalid if the question can't be compared so
	 * @throws NotFound if there is no such snapshot
	 */
	public static Comparison of(FigureReader reader, Snapshot snapshot, FigureQuestion asked, String with) {
		if (isOfDays(asked)) {
			Parameters earlier = earlier(asked, snapshot.version().businessDate(), with);
			String days = "%s to %s".formatted(earlier.date(Parameter.DATE_FROM), earlier.date(Parameter.DATE_TO));
			return new Comparison(reader, snapshot, asked, days, read(reader, snapshot, asked.figure(), earlier));
		}
		if (!isOfSnapshots(asked)) {
			throw new QueryInvalid(isPossible(asked.figure())
					? "%s is compared with earlier days: say from which on, with dateFrom.".formatted(asked.figure())
					: "%s can't be compared with earlier days.".formatted(asked.figure()));
		}
		Snapshot earlier = findSnapshot(reader, snapshot, with)
			.orElseThrow(() -> new NotFound("There is no snapshot to compare %s with%s.".formatted(snapshot.version(),
					with.equals(BEFORE) ? "" : " of that day or the week before it")));
		return new Comparison(reader, snapshot, asked, "snapshot " + earlier.version(),
				read(reader, earlier, asked.figure(), asked.parameters()));
	}

	private static FigureTable read(FigureReader reader, Snapshot snapshot, Figure figure, Parameters parameters) {
		Parameters all = parameters;
		for (Parameter paging : PAGING) {
			all = all.with(paging, null);
		}
		return reader.read(snapshot, new FigureQuestion(figure, all)).table();
	}

	/**
	 * Return the question's parameters for the days that it is compared with.
	 */
	private static Parameters earlier(FigureQuestion asked, LocalDate businessDate, String with) {
		Parameters parameters = asked.parameters();
		LocalDate from = Objects.requireNonNull(parameters.date(Parameter.DATE_FROM));
		LocalDate last = parameters.date(Parameter.DATE_TO);
		LocalDate to = (last != null) ? last : businessDate;
		boolean isMonths = from.getDayOfMonth() == 1 && isEndOfMonth(to);
		if (with.equals(BEFORE)) {
			ChronoUnit unit = isMonths ? ChronoUnit.MONTHS : ChronoUnit.DAYS;
			long length = Math.max(0, unit.between(from, to.plusDays(1)));
			return between(parameters, from.minus(length, unit), from.minusDays(1));
		}
		LocalDate earlierTo = back(with, to);
		return between(parameters, back(with, from),
				(isMonths && with.endsWith("m")) ? earlierTo.withDayOfMonth(earlierTo.lengthOfMonth()) : earlierTo);
	}

	/**
	 * Return the parameters for other days, of which none is before the first that can be
	 * asked for.
	 */
	private static Parameters between(Parameters parameters, LocalDate from, LocalDate to) {
		return parameters.between(from.isBefore(FIRST) ? FIRST : from, to.isBefore(FIRST) ? FIRST : to);
	}

	/**
	 * Return the day so long before another.
	 * @throws QueryInvalid if a text does not say how long
	 */
	private static LocalDate back(String with, LocalDate from) {
		return AskedDay.findRelative(with, from).filter((day) -> with.startsWith("-")).orElseThrow(() -> invalid(with));
	}

	private static boolean isEndOfMonth(LocalDate day) {
		return day.getDayOfMonth() == day.lengthOfMonth();
	}

	private static QueryInvalid invalid(String with) {
		return new QueryInvalid(
				"compare must be before, or how long before, like -7d or -12m, not '%s'.".formatted(with));
	}

	/**
	 * Return the names of columns that add up, with those that stand beside them.
	 */
	public static Set<String> totals(Set<String> totals) {
		return totals.stream()
			.flatMap((name) -> Stream.of(name, name + "_" + BEFORE, name + "_" + CHANGE))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Return what the rows are compared with, as in "2026-10-01 to 2026-10-31".
	 */
	public String words() {
		return this.words;
	}

	/**
	 * Return the earlier rows.
	 */
	public FigureTable before() {
		return this.before;
	}

	/**
	 * Read the rows that were asked for, with the earlier ones beside them.
	 * @param isPaged whether a series has a page instead of all rows
	 */
	public FigurePage read(boolean isPaged) {
		FigureTable all = beside(read(this.reader, this.snapshot, this.asked.figure(), this.asked.parameters()));
		Parameters parameters = this.asked.parameters();
		if (this.asked.figure().isSeries()) {
			return (isPaged || parameters.hasPage()) ? FigurePage.of(all, parameters.paging()) : FigurePage.whole(all);
		}
		Long after = parameters.integer(Parameter.ID_AFTER);
		int first = (after != null) ? (int) Math.min(after, all.rows().size()) : 0;
		return FigurePage.limited(new FigureTable(all.columns(), all.rows().subList(first, all.rows().size())),
				parameters);
	}

	/**
	 * Put the earlier rows beside others: three columns more for each that measures
	 * something, the earlier value, the change, and the change as a share of the earlier
	 * value. Rows that are no longer there come last, unless rows are of days.
	 */
	public FigureTable beside(FigureTable now) {
		Set<FigureColumn> key = key(now.columns());
		FigureColumn time = (this.asked.figure().interval() != null)
				? now.columns().stream().filter((column) -> column.name().equals("date")).findFirst().orElse(null)
				: null;
		Map<Object, Integer> times = times(now, time);
		Map<Object, Integer> earlierTimes = times(this.before, time);
		Map<List<Object>, FigureRow> earlier = new LinkedHashMap<>();
		this.before.rows().forEach((row) -> earlier.put(key(row, key, time, earlierTimes), row));
		List<List<@Nullable Object>> rows = new ArrayList<>();
		Set<List<Object>> found = new HashSet<>();
		for (FigureRow row : now.rows()) {
			List<Object> known = key(row, key, time, times);
			found.add(known);
			rows.add(values(now.columns(), row, earlier.get(known)));
		}
		if (time == null) {
			earlier.forEach((known, row) -> {
				if (!found.contains(known)) {
					rows.add(values(now.columns(), null, row));
				}
			});
		}
		return FigureTable.of(columns(now.columns()), rows);
	}

	/**
	 * Return the columns that a row is known by: of a list those of its stored figure's
	 * key, else all that do not measure, but for dealers' names and marks.
	 */
	private Set<FigureColumn> key(List<FigureColumn> columns) {
		Figure figure = this.asked.figure();
		Set<String> stored = (figure.isSeries() && figure.interval() == null) ? Catalogue.load()
			.figures()
			.stream()
			.filter((each) -> Figures.load().storedFigures(figure).contains(each.name()))
			.map(StoredFigure::key)
			.flatMap(List::stream)
			.collect(Collectors.toSet()) : Set.of();
		Set<String> names = columns.stream()
			.map((column) -> column.dealerName().name())
			.collect(Collectors.toUnmodifiableSet());
		return columns.stream()
			.filter((column) -> column.kind().isDimension() && column.kind() != ColumnKind.FLAG)
			.filter((column) -> stored.isEmpty() ? !names.contains(column.name()) : stored.contains(column.name()))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Map<Object, Integer> times(FigureTable table, @Nullable FigureColumn time) {
		Map<Object, Integer> times = new HashMap<>();
		if (time != null) {
			table.rows().forEach((row) -> times.putIfAbsent(String.valueOf(row.get(time.name())), times.size()));
		}
		return times;
	}

	private static List<Object> key(FigureRow row, Set<FigureColumn> key, @Nullable FigureColumn time,
			Map<Object, Integer> times) {
		List<Object> values = new ArrayList<>();
		for (FigureColumn column : key) {
			String value = String.valueOf(row.get(column.name()));
			values.add(column.equals(time) ? Objects.requireNonNullElse(times.get(value), -1) : value);
		}
		return values;
	}

	private List<FigureColumn> columns(List<FigureColumn> columns) {
		return columns.stream()
			.flatMap((column) -> Stream.concat(Stream.of(column), added(column, this.words).stream()))
			.toList();
	}

	/**
	 * Return the columns that come beside another one, none beside one that does not
	 * measure.
	 * @param words what the rows are compared with
	 */
	public static List<FigureColumn> added(FigureColumn column, String words) {
		if (column.kind().isDimension()) {
			return List.of();
		}
		List<FigureColumn> added = new ArrayList<>();
		added.add(added(column, BEFORE, "Before", column.kind(), column.unit(),
				"%s of %s; null if there was none.".formatted(column.label(), words)));
		added.add(added(column, CHANGE, "Change", column.kind(), column.unit(),
				"What it is more, or less, than before; null if it was nothing and is nothing."));
		if (column.kind() != ColumnKind.RATIO) {
			added.add(added(column, CHANGE + "_share", "Change Share", ColumnKind.RATIO, null,
					"The change as a share of what it was before; null if that was nothing."));
		}
		return added;
	}

	private static FigureColumn added(FigureColumn to, String name, String label, ColumnKind kind,
			@Nullable String unit, String definition) {
		return new FigureColumn(to.name() + "_" + name, to.label() + " " + label, kind, unit, true, definition, null);
	}

	private static List<@Nullable Object> values(List<FigureColumn> columns, @Nullable FigureRow now,
			@Nullable FigureRow before) {
		List<@Nullable Object> values = new ArrayList<>();
		for (FigureColumn column : columns) {
			Object value = (now != null) ? now.get(column.name()) : null;
			Object earlier = (before != null) ? before.get(column.name()) : null;
			if (column.kind().isDimension()) {
				values.add((now != null) ? value : earlier);
			}
			else if (column.kind() == ColumnKind.RATIO) {
				values.addAll(Arrays.asList(value, earlier,
						(value instanceof BigDecimal more && earlier instanceof BigDecimal less) ? more.subtract(less)
								: null));
			}
			else {
				Object change = change(value, earlier);
				values.addAll(Arrays.asList(value, earlier, change, share(change, earlier)));
			}
		}
		return values;
	}

	/**
	 * Return how much more a count or amount is than another; one that is not there
	 * counts as nothing.
	 */
	private static @Nullable Object change(@Nullable Object value, @Nullable Object earlier) {
		if (value == null && earlier == null) {
			return null;
		}
		BigDecimal change = number(value).subtract(number(earlier));
		boolean isCount = value instanceof Long || earlier instanceof Long;
		return isCount ? (Object) change.longValueExact() : change;
	}

	private static @Nullable Object share(@Nullable Object change, @Nullable Object earlier) {
		return (change != null) ? Amounts.ratio(number(change), number(earlier).abs()) : null;
	}

	private static BigDecimal number(@Nullable Object value) {
		return (value instanceof Long whole) ? BigDecimal.valueOf(whole)
				: (value instanceof BigDecimal decimal) ? decimal : BigDecimal.ZERO;
	}

}
