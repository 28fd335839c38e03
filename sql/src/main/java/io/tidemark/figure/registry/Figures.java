package io.tidemark.figure.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import io.tidemark.failure.Nearest;
import io.tidemark.failure.NotFound;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.StoredList;
import io.tidemark.figure.debtor.DebtorReader;
import io.tidemark.figure.debtor.OutstandingInvoices;
import io.tidemark.figure.kpi.KpiHistory;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.figure.movement.MovementReader;
import io.tidemark.figure.series.CohortReader;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.figure.series.ReportingReader;
import io.tidemark.figure.series.RestatementCauseReader;
import io.tidemark.figure.series.RestatementReader;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The registry of all figures: whatever serves, prints or mails one finds it here.
 */
public final class Figures {

	private static final String HISTORY = "/history";

	private static final String KPIS = "/backend/kpi/";

	private static final Figures SHIPPED = new Figures(Catalogue.load());

	private final List<Figure> all;

	private final Catalogue catalogue;

	/**
	 * Register all that a catalogue declares.
	 */
	public Figures(Catalogue catalogue) {
		this.catalogue = catalogue;
		this.all = Stream
			.of(catalogue.kpis().stream().map(Figures::figure), catalogue.kpis().stream().map(Figures::history),
					catalogue.series().stream().map(Figures::figure))
			.flatMap((figures) -> figures)
			.toList();
	}

	private static Figure figure(Kpi kpi) {
		String path = kpi.type().equals(Kpi.SUMMARY) ? kpi.object() : kpi.path();
		return new Figure(Figure.Kind.KPI, kpi.path(), KPIS + path + "/", kpi.object(), kpi.type(), kpi.definition(),
				null, kpi.shownColumns(), kpi.filters(), kpi.cube().groupings(), kpi.addsUp(), null,
				Permission.kpi(kpi.object()), (from, snapshot, parameters, isPaged) -> new KpiReader(from.content())
					.readPage(snapshot, kpi, parameters));
	}

	private static Figure history(Kpi kpi) {
		String name = kpi.path() + HISTORY;
		return new Figure(Figure.Kind.HISTORY, name, KPIS + name + "/", kpi.object(), kpi.type(),
				"For each snapshot: " + kpi.definition(), null, KpiHistory.columns(kpi), kpi.historyParameters(),
				kpi.cube().groupings(), kpi.addsUp(), null, Permission.kpi(kpi.object()),
				(from, snapshot, parameters, isPaged) -> new KpiHistory(from.content())
					.readPage(from.history().findPublishedUpTo(snapshot), kpi, parameters));
	}

	/**
	 * Register a series: the only place that knows what computes which.
	 */
	private static Figure figure(Series series) {
		List<FigureColumn> columns = series.columns();
		return switch (series.name()) {
			case RevenueReader.NAME -> figure(series, RevenueReader.INTERVAL, inMemory((from, snapshot,
					parameters) -> new RevenueReader(from.content(), series).read(snapshot, parameters)));
			case ReportingReader.NAME -> figure(series, ReportingReader.INTERVAL, inMemory((from, snapshot,
					parameters) -> new ReportingReader(from.content(), series).read(snapshot, parameters)));
			case MetricsReader.NAME -> figure(series, MetricsReader.INTERVAL, inMemory((from, snapshot,
					parameters) -> new MetricsReader(from.content(), series).read(snapshot, parameters)));
			case CohortReader.NAME -> figure(series, null, inMemory((from, snapshot,
					parameters) -> new CohortReader(from.content(), columns).read(snapshot, parameters)));
			case RestatementReader.NAME -> figure(series, null, inMemory(
					(from, snapshot, parameters) -> new RestatementReader(from.content(), from.history(), columns)
						.read(snapshot, parameters)));
			case RestatementCauseReader.NAME -> figure(series, null, inMemory(
					(from, snapshot, parameters) -> new RestatementCauseReader(from.content(), from.history(), columns)
						.read(snapshot, parameters)));
			case MovementReader.NAME -> figure(series, null, (from, snapshot, parameters, isPaged) -> {
				MovementReader reader = new MovementReader(from.content(), columns);
				return (isPaged || parameters.hasPage()) ? reader.readPage(snapshot, parameters)
						: FigurePage.whole(reader.read(snapshot, parameters));
			});
			case DebtorReader.NAME -> figure(series, null, inMemory((from, snapshot,
					parameters) -> new DebtorReader(from.content(), columns).read(snapshot, parameters)));
			case OutstandingInvoices.NAME -> figure(series, null, stored(OutstandingInvoices.LIST, columns));
			default -> throw new IllegalArgumentException("Nothing computes the series " + series.name());
		};
	}

	private static Figure figure(Series series, @Nullable Interval interval, Figure.Reading reading) {
		return new Figure(Figure.Kind.SERIES, series.name(), "/analytics/" + series.name() + "/", "analytics",
				series.name(), series.definition(), series.source(), series.columns(), series.parameters(),
				series.groupColumns(), true, interval, Permission.ANALYTICS, reading);
	}

	private static Figure.Reading inMemory(AllRows all) {
		return (from, snapshot, parameters, isPaged) -> {
			FigureTable rows = all.read(from, snapshot, parameters);
			return (isPaged || parameters.hasPage()) ? FigurePage.of(rows, parameters.paging())
					: FigurePage.whole(rows);
		};
	}

	private static Figure.Reading stored(StoredList list, List<FigureColumn> columns) {
		return (from, snapshot, parameters, isPaged) -> (isPaged || parameters.hasPage())
				? list.readPage(from.content(), columns, snapshot, parameters)
				: FigurePage.whole(list.read(from.content(), columns, snapshot, parameters));
	}

	public static Figures load() {
		return SHIPPED;
	}

	/**
	 * Return all figures: KPIs, then their histories, then series, each in the order of
	 * the catalogue.
	 */
	public List<Figure> all() {
		return this.all;
	}

	public List<Figure> all(Figure.Kind kind) {
		return this.all.stream().filter((figure) -> figure.kind() == kind).toList();
	}

	/**
	 * Return the figures of the same group and kind, itself included.
	 */
	public List<Figure> besides(Figure figure) {
		return all(figure.kind()).stream().filter((each) -> each.group().equals(figure.group())).toList();
	}

	/**
	 * Find the figure with the rows that are behind those of another: the one that the
	 * catalogue names, or of a KPI the next one of its object with other dimensions.
	 */
	public Optional<Figure> findBehind(Figure figure) {
		String name = this.catalogue.behind().get(figure.name());
		if (name != null) {
			return Optional.of(find(name));
		}
		FigureColumn first = figure.columns().get(0);
		return (figure.kind() != Figure.Kind.KPI || !first.kind().isDimension()) ? Optional.empty()
				: besides(figure).stream()
					.filter((each) -> !each.label().equals(Kpi.SUMMARY) && !each.columns().contains(first))
					.findFirst();
	}

	/**
	 * Return the names of the stored figures that a figure is read from.
	 */
	public List<String> storedFigures(Figure figure) {
		return figure.isSeries() ? this.catalogue.findSeries(figure.name()).figures()
				: List.of(this.catalogue.find(figure.group(), figure.label()).cube().figure());
	}

	public List<String> objects() {
		return this.catalogue.objects();
	}

	/**
	 * Return the types of an object's KPIs, without aliases; empty for an unknown object.
	 */
	public List<String> types(String object) {
		return this.catalogue.kpisOf(object).stream().map(Kpi::type).toList();
	}

	/**
	 * Find a figure. A KPI is also found by an alias of its type and a summary by its
	 * object alone; a slash at the end does not matter.
	 * @throws NotFound naming what there is
	 */
	public Figure find(String name) {
		String plain = name.replaceFirst("/$", "");
		boolean isHistory = plain.endsWith(HISTORY);
		String path = isHistory ? plain.substring(0, plain.length() - HISTORY.length()) : plain;
		String[] parts = path.split("/", 2);
		String wanted = objects().contains(parts[0])
				? this.catalogue.find(parts[0], (parts.length > 1) ? parts[1] : Kpi.SUMMARY).path() : path;
		String exact = isHistory ? wanted + HISTORY : wanted;
		return this.all.stream()
			.filter((figure) -> figure.name().equals(exact))
			.findFirst()
			.orElseThrow(() -> new NotFound("There is no figure '%s': %s.".formatted(name,
					Nearest.choice(name,
							this.all.stream()
								.filter((figure) -> figure.kind() != Figure.Kind.HISTORY)
								.map(Figure::name)
								.toList()))));
	}

	/**
	 * Reads all rows into memory.
	 */
	private interface AllRows {

		FigureTable read(FigureReader from, Snapshot snapshot, Parameters parameters);

	}

}
