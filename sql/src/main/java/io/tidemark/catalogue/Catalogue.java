package io.tidemark.catalogue;

import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.failure.NotFound;

/**
 * The catalogue of all KPIs.
 */
public final class Catalogue {

	private final List<Kpi> kpis;

	Catalogue(List<Kpi> kpis) {
		this.kpis = List.copyOf(kpis);
	}

	/**
	 * Load the catalogue that this module carries, {@code catalogue.yml}.
	 * @return the catalogue
	 */
	public static Catalogue load() {
		return CatalogueFile.load();
	}

	public List<Kpi> kpis() {
		return this.kpis;
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

}
