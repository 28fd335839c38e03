package io.tidemark.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The catalogue as {@code catalogue.yml} spells it.
 */
record CatalogueFile(Map<String, ColumnEntry> columns, Map<String, CubeEntry> cubes, List<KpiEntry> kpis,
		List<SeriesEntry> series) {

	static Catalogue load() {
		CatalogueFile file = YAMLMapper.builder()
			.build()
			.readValue(SqlFile.loadResource("catalogue.yml"), CatalogueFile.class);
		return new Catalogue(file.kpis.stream().map(file::kpi).toList(),
				file.series.stream().map(SeriesEntry::series).toList(), file.column("snapshot_date"));
	}

	private Kpi kpi(KpiEntry entry) {
		CubeEntry cube = require(this.cubes, entry.cube);
		List<FigureColumn> kpiColumns = entry.columns.stream().map(this::column).toList();
		return new Kpi(entry.object, entry.type, orEmpty(entry.aliases), entry.definition, cube.cube(entry.cube),
				kpiColumns);
	}

	private FigureColumn column(String name) {
		return require(this.columns, name).column(name);
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

	record ColumnEntry(String label, String kind, @Nullable String unit, String definition, @Nullable String source) {

		FigureColumn column(String name) {
			return new FigureColumn(name, this.label, ColumnKind.valueOf(this.kind.toUpperCase(Locale.ROOT)), this.unit,
					this.definition, this.source);
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

	record SeriesEntry(String name, String definition, @Nullable String source, List<String> parameters,
			LinkedHashMap<String, ColumnEntry> columns) {

		Series series() {
			return new Series(this.name, this.definition, this.source,
					this.parameters.stream().map(SeriesEntry::parameter).collect(Collectors.toSet()),
					this.columns.entrySet()
						.stream()
						.map((column) -> column.getValue().column(column.getKey()))
						.toList());
		}

		private static Parameter parameter(String name) {
			return Stream.of(Parameter.values())
				.filter((parameter) -> parameter.parameter().equals(name))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("catalogue.yml names a parameter '" + name + "'"));
		}

	}

}
