package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subscription revenue from a snapshot's daily series.
 */
public final class RevenueReader {

	public static final String NAME = "subscription-revenue";

	public static final Interval INTERVAL = Interval.DAY;

	/** The columns of the answer: the reference's first, then ours. */
	public static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(NAME).columns();

	/** The movements in the order of their columns. */
	static final List<Movement> MOVEMENTS = COLUMNS.stream()
		.flatMap((column) -> Stream.of(Movement.values())
			.filter((movement) -> movement.seriesColumn().equals(column.name())))
		.toList();

	private static final RowMapping<SeriesPeriod> ROWS = rows((period) -> period);

	private static final RowMapping<GroupedPeriod> GROUPS = groups();

	private final Series declared;

	private final SnapshotContent content;

	public RevenueReader(SnapshotContent content) {
		this(content, Catalogue.load().findSeries(NAME));
	}

	public RevenueReader(SnapshotContent content, Series declared) {
		this.declared = declared;
		this.content = content;
	}

	/**
	 * Read all rows. A row's date is the last day of its period, or the last one that was
	 * asked for; its revenue is that day's, its movements are those of the period. Rows
	 * are ordered by date, then currency, then what they are grouped by.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		Interval interval = parameters.interval(INTERVAL);
		List<String> names = parameters.names(Parameter.GROUP_BY);
		if (names.isEmpty()) {
			return ROWS.table(this.declared.columns(),
					new DailySeries(this.content).periods(snapshot, SeriesFilter.of(parameters), interval));
		}
		return GROUPS.table(groupedColumns(names.get(0)),
				new GroupedSeries(this.content, names.get(0)).periods(snapshot, parameters, interval));
	}

	/**
	 * Return the columns with that of the group after the currency, a dealer's name
	 * beside its code, and what else groups have at the end.
	 */
	private List<FigureColumn> groupedColumns(String name) {
		List<FigureColumn> more = Objects.requireNonNull(this.declared.groupings().get(name), name);
		FigureColumn group = more.get(0);
		List<FigureColumn> grouped = new ArrayList<>();
		for (FigureColumn column : this.declared.columns()) {
			grouped.add(column);
			if (column.name().equals("currency_code")) {
				grouped.add(group);
				if (name.equals(Cube.DEALER)) {
					grouped.add(group.dealerName());
				}
			}
		}
		grouped.addAll(more.subList(1, more.size()));
		return grouped;
	}

	private static RowMapping<GroupedPeriod> groups() {
		return rows(GroupedPeriod::period).with("product", GroupedPeriod::group)
			.with("customer_dealer", GroupedPeriod::group)
			.with("customer_dealer_name", GroupedPeriod::groupName)
			.with("net_new_revenue", (group) -> money(group.period(), group.netNew()))
			.with("switch_in_revenue", (group) -> money(group.period(), group.switchIn()))
			.with("switch_out_revenue", (group) -> money(group.period(), group.switchOut()));
	}

	private static <T> RowMapping<T> rows(Function<T, SeriesPeriod> of) {
		RowMapping<T> rows = new RowMapping<T>().with("date", (source) -> of.apply(source).closing().date())
			.with("currency_code", (source) -> of.apply(source).closing().currency())
			.with("revenue", (source) -> money(of.apply(source), of.apply(source).closing().revenue()))
			.with("net_new_revenue", (source) -> money(of.apply(source), of.apply(source).netNew()));
		for (Movement movement : Movement.values()) {
			rows.with(movement.seriesColumn(),
					(source) -> money(of.apply(source), of.apply(source).movement(movement)));
		}
		return rows;
	}

	private static @Nullable BigDecimal money(SeriesPeriod period, @Nullable BigDecimal amount) {
		return (amount != null) ? Amounts.inMinorUnits(amount, period.closing().currency()) : null;
	}

}
