package io.tidemark.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidemark.figure.ColumnKind;
import io.tidemark.figure.FigureColumn;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The catalogue as {@code catalogue.yml} spells it.
 */
record CatalogueFile(Map<String, ColumnEntry> columns, Map<String, CubeEntry> cubes, List<KpiEntry> kpis) {

	static Catalogue load() {
		CatalogueFile file = YAMLMapper.builder()
			.build()
			.readValue(SqlFile.loadResource("catalogue.yml"), CatalogueFile.class);
		return new Catalogue(file.kpis.stream().map(file::kpi).toList());
	}

	private Kpi kpi(KpiEntry entry) {
		CubeEntry cube = require(this.cubes, entry.cube);
		List<FigureColumn> kpiColumns = entry.columns.stream()
			.map((name) -> require(this.columns, name).column(name))
			.toList();
		return new Kpi(entry.object, entry.type, orEmpty(entry.aliases), entry.definition, cube.cube(entry.cube),
				kpiColumns);
	}

	private static <T> T require(Map<String, T> entries, String name) {
		T entry = entries.get(name);
		if (entry == null) {
			throw new IllegalStateException("catalogue.yml names '" + name + "' but does not declare it");
		}
		return entry;
	}

	private static List<String> orEmpty(@Nullable List<String> values) {
		return (values != null) ? values : List.of();
	}

	record ColumnEntry(String label, String kind, @Nullable String unit) {

		FigureColumn column(String name) {
			return new FigureColumn(name, this.label, ColumnKind.valueOf(this.kind.toUpperCase(Locale.ROOT)),
					this.unit);
		}

	}

	record CubeEntry(@Nullable List<String> always, @Nullable String days, @Nullable String day,
			@Nullable String status, @Nullable String type, @Nullable String dealer) {

		Cube cube(String figure) {
			return new Cube(figure, orEmpty(this.always), this.days, this.day, this.status, this.type, this.dealer);
		}

	}

	record KpiEntry(String object, String type, @Nullable List<String> aliases, String cube, List<String> columns,
			String definition) {
	}

}
