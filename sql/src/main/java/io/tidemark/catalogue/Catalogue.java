package io.tidemark.catalogue;

import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.failure.NotFound;

/**
 * The catalogue of all KPIs and series.
 */
public final class Catalogue {

	private static final Catalogue SHIPPED = CatalogueFile.load();

	private final List<Kpi> kpis;

	private final List<Series> series;

	private final FigureColumn snapshotDate;

	Catalogue(List<Kpi> kpis, List<Series> series, FigureColumn snapshotDate) {
		this.kpis = List.copyOf(kpis);
		this.series = List.copyOf(series);
		this.snapshotDate = snapshotDate;
	}

	/**
	 * Return the catalogue that this module carries, {@code catalogue.yml}.
	 * @return the catalogue
	 */
	public static Catalogue load() {
		return SHIPPED;
	}

	public List<Kpi> kpis() {
		return this.kpis;
	}

	public List<Series> series() {
		return this.series;
	}

	/**
	 * Return the column that a KPI's history has before the KPI's own.
	 * @return the column {@code snapshot_date}
	 */
	public FigureColumn snapshotDate() {
		return this.snapshotDate;
	}

	public List<String> objects() {
		return this.kpis.stream().map(Kpi::object).distinct().toList();
	}

	public List<Kpi> kpisOf(String object) {
		return this.kpis.stream().filter((kpi) -> kpi.object().equals(object)).toList();
	}

	/**
	 * Find a KPI by object and type.
	 * @param object one of {@link #objects()}
	 * @param type a type or alias of that object
	 * @return the KPI
	 * @throws NotFound naming what there is
	 */
	public Kpi find(String object, String type) {
		List<Kpi> ofObject = kpisOf(object);
		if (ofObject.isEmpty()) {
			throw new NotFound(
					"There is no KPI object '%s': use one of %s.".formatted(object, String.join(", ", objects())));
		}
		return ofObject.stream()
			.filter((kpi) -> kpi.answersTo(type))
			.findFirst()
			.orElseThrow(() -> new NotFound("There is no KPI type '%s' of %s: use one of %s.".formatted(type, object,
					ofObject.stream().map(Kpi::type).collect(Collectors.joining(", ")))));
	}

	/**
	 * Find a series by its name.
	 * @param name as in subscription-revenue
	 * @return the series
	 * @throws NotFound naming what there is
	 */
	public Series findSeries(String name) {
		return this.series.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new NotFound("There is no series '%s': use one of %s.".formatted(name,
					this.series.stream().map(Series::name).collect(Collectors.joining(", ")))));
	}

}
