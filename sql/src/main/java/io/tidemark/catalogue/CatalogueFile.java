package io.tidemark.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The catalogue as {@code catalogue.yml} spells it.
 */
record CatalogueFile(LinkedHashMap<String, ColumnEntry> columns, LinkedHashMap<String, CubeEntry> cubes,
		LinkedHashMap<String, FigureEntry> figures, LinkedHashMap<String, CheckEntry> checks, List<KpiEntry> kpis,
		List<SeriesEntry> series) {

	private static final JsonMapper JSON = JsonMapper.shared();

	static Catalogue parse(String yaml) {
		CatalogueFile file = YAMLMapper.builder().build().readValue(yaml, CatalogueFile.class);
		file.kpis.forEach(file::declare);
		Map<String, Cube> cubes = file.readCubes();
		return new Catalogue(file.kpis.stream().map((kpi) -> file.kpi(kpi, cubes)).toList(),
				file.series.stream().map(file::oneSeries).toList(), file.column("snapshot_date"),
				file.storedFigures(cubes.values()), file.readChecks(), file.guardedFigures());
	}

	/**
	 * Keep what a KPI declares in place with what the others have in common.
	 */
	private void declare(KpiEntry kpi) {
		kpi.columns.stream().filter(JsonNode::isObject).forEach((node) -> node.properties().forEach((column) -> {
			if (this.columns.put(column.getKey(), JSON.treeToValue(column.getValue(), ColumnEntry.class)) != null) {
				throw invalid("declares the column '%s' twice", column.getKey());
			}
		}));
		if (kpi.cube.isObject()
				&& this.cubes.put(kpi.cubeName(), JSON.treeToValue(kpi.cube, CubeEntry.class)) != null) {
			throw invalid("declares the cube '%s' twice", kpi.cubeName());
		}
	}

	private Map<String, Cube> readCubes() {
		Map<String, Cube> read = new LinkedHashMap<>();
		this.cubes.forEach((name, entry) -> read.put(name, cube(name, entry)));
		return read;
	}

	private Cube cube(String name, CubeEntry entry) {
		Set<String> always = new LinkedHashSet<>(orEmpty(entry.always));
		Set<String> optional = new TreeSet<>();
		Stream.of(entry.status, entry.type, entry.dealer).flatMap(Stream::ofNullable).forEach(optional::add);
		Set<String> measures = new LinkedHashSet<>();
		for (KpiEntry kpi : this.kpis) {
			if (kpi.cubeName().equals(name)) {
				columns(kpi)
					.forEach((column) -> (column.kind().isDimension() ? optional : measures).add(column.name()));
			}
		}
		optional.removeAll(always);
		if (entry.total == null || !measures.containsAll(entry.total.measures().keySet())) {
			throw invalid("declares no total of measures of the cube '%s'", name);
		}
		if ((entry.days == null) != (entry.day == null)) {
			throw invalid("declares days or day of the cube '%s' without the other", name);
		}
		if (entry.days != null && !entry.total.measures().keySet().containsAll(measures)) {
			throw invalid("declares days of the cube '%s', but its total leaves out a measure", name);
		}
		return new Cube(name, List.copyOf(always), List.copyOf(optional), List.copyOf(measures), entry.days, entry.day,
				entry.month, entry.status, entry.type, entry.dealer, entry.total);
	}

	private Kpi kpi(KpiEntry entry, Map<String, Cube> read) {
		return new Kpi(entry.object, entry.type, orEmpty(entry.aliases), entry.definition,
				require(read, entry.cubeName()), columns(entry));
	}

	private List<FigureColumn> columns(KpiEntry entry) {
		return entry.columns.stream()
			.map((node) -> node.isObject() ? node.propertyNames().iterator().next() : node.asString())
			.map(this::column)
			.toList();
	}

	private FigureColumn column(String name) {
		return require(this.columns, name).column(name);
	}

	private Series oneSeries(SeriesEntry entry) {
		entry.figures.forEach((figure) -> require(this.figures, figure));
		return new Series(entry.name, entry.definition, entry.source,
				entry.parameters.stream().map(CatalogueFile::parameter).collect(Collectors.toSet()), entry.figures,
				entry.columns.entrySet().stream().map((column) -> column.getValue().column(column.getKey())).toList());
	}

	private List<StoredFigure> storedFigures(Iterable<Cube> read) {
		List<StoredFigure> stored = new ArrayList<>();
		for (Cube cube : read) {
			stored.add(cube.cells());
			cube.findCellsOfDays().filter((days) -> !stored.contains(days)).ifPresent(stored::add);
		}
		this.figures.forEach((name, entry) -> stored
			.add(new StoredFigure(name, entry.month, orEmpty(entry.key), orEmpty(entry.optional), List.of())));
		return stored;
	}

	private List<Check> readChecks() {
		return this.checks.entrySet()
			.stream()
			.map((entry) -> new Check(entry.getKey(), choice(Check.Subject.class, entry.getValue().of),
					(entry.getValue().each != null) ? choice(Check.Each.class, entry.getValue().each) : Check.Each.ONCE,
					"warn".equals(entry.getValue().outcome)))
			.toList();
	}

	private List<GuardedFigure> guardedFigures() {
		List<GuardedFigure> guarded = new ArrayList<>();
		for (KpiEntry kpi : this.kpis) {
			List<String> dimensions = columns(kpi).stream()
				.filter((column) -> column.kind().isDimension())
				.map(FigureColumn::name)
				.toList();
			TreeSet<String> groupedBy = new TreeSet<>(dimensions);
			orEmpty(require(this.cubes, kpi.cubeName()).always).forEach(groupedBy::remove);
			kpi.guards()
				.forEach((name, guard) -> guarded.add(new GuardedFigure(name, kpi.cubeName(),
						String.join(",", groupedBy), null, dimensions, guard.column, guard.minChange)));
		}
		this.figures.forEach(
				(figure, entry) -> entry.guards()
					.forEach((name, guard) -> guarded.add(new GuardedFigure(name, figure, null, entry.month,
							orEmpty(entry.key).stream().filter((column) -> !column.equals(entry.month)).toList(),
							guard.column, guard.minChange))));
		return guarded;
	}

	private static Parameter parameter(String name) {
		return Stream.of(Parameter.values())
			.filter((parameter) -> parameter.parameter().equals(name))
			.findFirst()
			.orElseThrow(() -> invalid("names a parameter '%s', but there is none", name));
	}

	private static <E extends Enum<E>> E choice(Class<E> type, String text) {
		return Stream.of(type.getEnumConstants())
			.filter((value) -> value.name().equals(text.toUpperCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> invalid("has '%s' where it must be another word", text));
	}

	private static <T> T require(Map<String, T> entries, String name) {
		T entry = entries.get(name);
		if (entry == null) {
			throw invalid("names '%s' but does not declare it", name);
		}
		return entry;
	}

	private static IllegalStateException invalid(String sentence, String name) {
		return new IllegalStateException("catalogue.yml " + sentence.formatted(name));
	}

	private static List<String> orEmpty(@Nullable List<String> values) {
		return (values != null) ? values : List.of();
	}

	record ColumnEntry(String label, String kind, @Nullable String unit, @Nullable Boolean nullable, String definition,
			@Nullable String source) {

		FigureColumn column(String name) {
			return new FigureColumn(name, this.label, choice(ColumnKind.class, this.kind), this.unit,
					Boolean.TRUE.equals(this.nullable), this.definition, this.source);
		}

	}

	/**
	 * A cube; its name is its key, or {@code figure} where a KPI declares it in place.
	 */
	record CubeEntry(@Nullable String figure, @Nullable List<String> always, @Nullable String days,
			@Nullable String day, @Nullable String month, @Nullable String status, @Nullable String type,
			@Nullable String dealer, Cube.@Nullable Total total) {
	}

	record FigureEntry(@Nullable String month, @Nullable List<String> key, @Nullable List<String> optional,
			LinkedHashMap<String, GuardEntry> guards) {

		FigureEntry {
			guards = (guards != null) ? guards : new LinkedHashMap<>();
		}

	}

	record GuardEntry(String column, @JsonProperty("min_change") BigDecimal minChange) {
	}

	record CheckEntry(String of, @Nullable String each, @Nullable String outcome) {
	}

	/**
	 * A KPI. A column is its name, or a name with what it declares; so is the cube.
	 */
	record KpiEntry(String object, String type, @Nullable List<String> aliases, JsonNode cube, List<JsonNode> columns,
			String definition, LinkedHashMap<String, GuardEntry> guards) {

		KpiEntry {
			guards = (guards != null) ? guards : new LinkedHashMap<>();
		}

		String cubeName() {
			return this.cube.isObject() ? this.cube.path("figure").asString() : this.cube.asString();
		}

	}

	record SeriesEntry(String name, String definition, @Nullable String source, List<String> figures,
			List<String> parameters, LinkedHashMap<String, ColumnEntry> columns) {
	}

}
