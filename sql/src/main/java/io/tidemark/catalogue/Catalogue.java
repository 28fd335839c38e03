package io.tidemark.catalogue;

import java.util.List;
import java.util.Map;

import io.tidemark.failure.Nearest;
import io.tidemark.failure.NotFound;
import io.tidemark.sql.SqlFile;

/**
 * The catalogue of all KPIs and series.
 *
 * @param snapshotDate the column that a KPI's history has before the KPI's own
 * @param figures all that a snapshot stores: cubes, their days, and what series are read
 * from
 */
public record Catalogue(List<Kpi> kpis, List<Series> series, FigureColumn snapshotDate, List<StoredFigure> figures,
		List<Check> checks, List<GuardedFigure> guards, Map<String, String> behind) {

	private static final Catalogue SHIPPED = parse(SqlFile.loadResource("catalogue.yml"));

	public Catalogue {
		kpis = List.copyOf(kpis);
		series = List.copyOf(series);
		figures = List.copyOf(figures);
		checks = List.copyOf(checks);
		guards = List.copyOf(guards);
		behind = Map.copyOf(behind);
	}

	/**
	 * Return the catalogue that this module carries, {@code catalogue.yml}.
	 */
	public static Catalogue load() {
		return SHIPPED;
	}

	/**
	 * Return the catalogue that a text declares.
	 * @throws IllegalStateException naming what is declared wrongly
	 */
	public static Catalogue parse(String yaml) {
		return CatalogueFile.parse(yaml);
	}

	/**
	 * Return the cubes that the KPIs are answered from.
	 */
	public List<Cube> cubes() {
		return this.kpis.stream().map(Kpi::cube).distinct().toList();
	}

	/**
	 * Return what KPIs are about, as in {@code customers}.
	 */
	public List<String> objects() {
		return this.kpis.stream().map(Kpi::object).distinct().toList();
	}

	public List<Kpi> kpisOf(String object) {
		return this.kpis.stream().filter((kpi) -> kpi.object().equals(object)).toList();
	}

	/**
	 * Find a KPI by object and type.
	 * @throws NotFound naming what there is
	 */
	public Kpi find(String object, String type) {
		List<Kpi> ofObject = kpisOf(object);
		if (ofObject.isEmpty()) {
			throw new NotFound("There is no KPI object '%s': %s.".formatted(object, Nearest.choice(object, objects())));
		}
		return ofObject.stream()
			.filter((kpi) -> kpi.answersTo(type))
			.findFirst()
			.orElseThrow(() -> new NotFound("There is no KPI type '%s' of %s: %s.".formatted(type, object,
					Nearest.choice(type, ofObject.stream().map(Kpi::type).toList()))));
	}

	/**
	 * Find a series by its name.
	 * @throws NotFound naming what there is
	 */
	public Series findSeries(String name) {
		return this.series.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new NotFound("There is no series '%s': %s.".formatted(name,
					Nearest.choice(name, this.series.stream().map(Series::name).toList()))));
	}

}
