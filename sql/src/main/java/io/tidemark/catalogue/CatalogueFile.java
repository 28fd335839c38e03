package io.tidemark.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The catalogue as {@code catalogue.yml} spells it.
 */
record CatalogueFile(Map<String, ColumnEntry> columns, Map<String, CubeEntry> cubes, Map<String, FigureEntry> figures,
		Map<String, CheckEntry> checks, List<KpiEntry> kpis, List<SeriesEntry> series, Map<String, String> behind) {

	private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

	private static final YAMLMapper YAML = YAMLMapper
		.builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
		.withConfigOverride(List.class, (each) -> each.setNullHandling(EMPTY))
		.withConfigOverride(Map.class, (each) -> each.setNullHandling(EMPTY))
		.build();

	static Catalogue parse(String yaml) {
		try {
			return YAML.readValue(yaml, CatalogueFile.class).read();
		}
		catch (JacksonException ex) {
			throw new IllegalStateException("catalogue.yml is invalid: " + ex.getOriginalMessage(), ex);
		}
	}

	private Catalogue read() {
		this.kpis.forEach(this::declare);
		Map<String, Cube> read = new LinkedHashMap<>();
		this.cubes.forEach((name, entry) -> read.put(name, cube(name, entry)));
		return new Catalogue(readKpis(read), this.series.stream().map(this::oneSeries).toList(),
				column("snapshot_date"), storedFigures(read.values()), readChecks(), guardedFigures(read),
				readBehind());
	}

	/**
	 * Keep what a KPI declares in place with what the others have in common.
	 */
	private void declare(KpiEntry kpi) {
		kpi.columns.stream().filter(JsonNode::isObject).forEach((node) -> node.properties().forEach((column) -> {
			if (this.columns.put(column.getKey(), YAML.treeToValue(column.getValue(), ColumnEntry.class)) != null) {
				throw invalid("declares the column '%s' twice", column.getKey());
			}
		}));
		if (kpi.cube.isObject()
				&& this.cubes.put(kpi.cubeName(), YAML.treeToValue(kpi.cube, CubeEntry.class)) != null) {
			throw invalid("declares the cube '%s' twice", kpi.cubeName());
		}
	}

	private Cube cube(String name, CubeEntry entry) {
		Map<Parameter, String> filters = entry.filters();
		Set<String> dimensions = new TreeSet<>(filters.values());
		Set<String> measures = new LinkedHashSet<>();
		for (KpiEntry kpi : this.kpis) {
			if (kpi.cubeName().equals(name)) {
				columns(kpi)
					.forEach((column) -> (column.kind().isDimension() ? dimensions : measures).add(column.name()));
			}
		}
		dimensions.addAll(entry.always);
		if (entry.total == null || !measures.containsAll(entry.total.measures().keySet())) {
			throw invalid("declares no total of measures of the cube '%s'", name);
		}
		if ((entry.days == null) != (entry.day == null)) {
			throw invalid("declares days or day of the cube '%s' without the other", name);
		}
		if (entry.days != null && !entry.total.measures().keySet().containsAll(measures)) {
			throw invalid("declares days of the cube '%s', but its total leaves out a measure", name);
		}
		if (entry.settled != null && (entry.day == null || !measures.containsAll(entry.settled.measures()))) {
			throw invalid("settles the cube '%s' by what is no measure of its days", name);
		}
		if (entry.month != null && !dimensions.contains(entry.month)) {
			throw invalid("stores the cube '%s' by the months of what is none of its dimensions", name);
		}
		dimensions.removeAll(entry.always);
		SortedMap<String, FigureColumn> groupings = new TreeMap<>();
		dimensions.forEach((dimension) -> groupings.put(entry.nameOf(dimension), column(dimension)));
		return new Cube(name, entry.always, List.copyOf(dimensions), List.copyOf(measures), entry.days, entry.day,
				entry.month, entry.settled, filters, groupings, entry.total);
	}

	private List<Kpi> readKpis(Map<String, Cube> read) {
		List<Kpi> all = new ArrayList<>();
		for (KpiEntry entry : this.kpis) {
			Kpi kpi = new Kpi(entry.object, entry.type, entry.aliases, entry.definition,
					require(read, entry.cubeName()), columns(entry));
			if (all.stream().anyMatch((each) -> each.path().equals(kpi.path()))) {
				throw invalid("declares the KPI '%s' twice", kpi.path());
			}
			all.add(kpi);
		}
		return all;
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
		Set<String> declared = Stream
			.concat(entry.columns.keySet().stream(), entry.groupings.values().stream().flatMap(List::stream))
			.collect(Collectors.toSet());
		entry.totals.stream().filter((column) -> !declared.contains(column)).findFirst().ifPresent((column) -> {
			throw invalid("adds up '%s' of a series that has no such column", column);
		});
		return new Series(entry.name, entry.definition, entry.source,
				entry.parameters.stream().map(CatalogueFile::parameter).collect(Collectors.toSet()), entry.figures,
				entry.columns.entrySet().stream().map((column) -> column.getValue().column(column.getKey())).toList(),
				entry.order, groupings(entry), Set.copyOf(entry.totals));
	}

	private SortedMap<String, List<FigureColumn>> groupings(SeriesEntry entry) {
		SortedMap<String, List<FigureColumn>> groupings = new TreeMap<>();
		entry.groupings.forEach((name, columns) -> groupings.put(name, columns.stream().map(this::column).toList()));
		return groupings;
	}

	private List<StoredFigure> storedFigures(Iterable<Cube> read) {
		List<StoredFigure> stored = new ArrayList<>();
		for (Cube cube : read) {
			stored.add(cube.cells());
			cube.findCellsOfDays().filter((days) -> !stored.contains(days)).ifPresent(stored::add);
		}
		this.figures.forEach(
				(name, entry) -> stored.add(new StoredFigure(name, entry.month, entry.key, entry.optional, List.of())));
		return stored;
	}

	private Map<String, String> readBehind() {
		List<String> names = Stream
			.concat(this.kpis.stream().map((kpi) -> kpi.object + "/" + kpi.type),
					this.series.stream().map(SeriesEntry::name))
			.toList();
		Stream.concat(this.behind.keySet().stream(), this.behind.values().stream())
			.filter((name) -> !names.contains(name))
			.findFirst()
			.ifPresent((name) -> {
				throw invalid("leads from or to '%s', which it does not declare", name);
			});
		return this.behind;
	}

	private List<Check> readChecks() {
		return this.checks.entrySet()
			.stream()
			.map((entry) -> new Check(entry.getKey(), entry.getValue().of,
					Objects.requireNonNullElse(entry.getValue().each, Check.Each.ONCE),
					"warn".equals(entry.getValue().outcome)))
			.toList();
	}

	private List<GuardedFigure> guardedFigures(Map<String, Cube> read) {
		Map<String, GuardedFigure> guarded = new LinkedHashMap<>();
		for (KpiEntry kpi : this.kpis) {
			Cube cube = require(read, kpi.cubeName());
			List<String> dimensions = new ArrayList<>();
			List<String> measures = new ArrayList<>();
			columns(kpi).forEach((column) -> (column.kind().isDimension() ? dimensions : measures).add(column.name()));
			String groupedBy = cube.optional().stream().filter(dimensions::contains).collect(Collectors.joining(","));
			kpi.guards.forEach((name, guard) -> {
				if (!measures.contains(guard.column)) {
					throw invalid("guards '%s' of a KPI that has no such measure", guard.column);
				}
				add(guarded, new GuardedFigure(name, cube.figure(), groupedBy, null, dimensions, guard.column,
						guard.minChange));
			});
		}
		this.figures.forEach((figure, entry) -> entry.guards.forEach((name, guard) -> {
			if (entry.month == null) {
				throw invalid("guards the figure '%s', which is not stored by the month of a date", figure);
			}
			List<String> group = entry.key.stream().filter((column) -> !column.equals(entry.month)).toList();
			add(guarded, new GuardedFigure(name, figure, null, entry.month, group, guard.column, guard.minChange));
		}));
		return List.copyOf(guarded.values());
	}

	private static void add(Map<String, GuardedFigure> guarded, GuardedFigure figure) {
		if (guarded.put(figure.name(), figure) != null) {
			throw invalid("declares the guard '%s' twice", figure.name());
		}
	}

	private static Parameter parameter(String name) {
		return Stream.of(Parameter.values())
			.filter((parameter) -> parameter.parameter().equals(name))
			.findFirst()
			.orElseThrow(() -> invalid("names a parameter '%s', but there is none", name));
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

	record ColumnEntry(String label, ColumnKind kind, @Nullable String unit, @Nullable Boolean nullable,
			String definition, @Nullable String source) {

		FigureColumn column(String name) {
			return new FigureColumn(name, this.label, this.kind, this.unit, Boolean.TRUE.equals(this.nullable),
					this.definition, this.source);
		}

	}

	/**
	 * A cube; its name is its key, or {@code figure} where a KPI declares it in place.
	 */
	record CubeEntry(@Nullable String figure, List<String> always, @Nullable String days, @Nullable String day,
			@Nullable String month, Cube.@Nullable Settled settled, @Nullable String status, @Nullable String type,
			@Nullable String dealer, Cube.@Nullable Total total) {

		Map<Parameter, String> filters() {
			Map<Parameter, String> filters = new EnumMap<>(Parameter.class);
			if (this.status != null) {
				filters.put(Parameter.STATUS, this.status);
			}
			if (this.type != null) {
				filters.put(Parameter.TYPE, this.type);
			}
			if (this.dealer != null) {
				filters.put(Parameter.DEALER_CODE, this.dealer);
			}
			return filters;
		}

		/**
		 * Return what questions call a dimension: what it is to the cube, or else its own
		 * name.
		 */
		String nameOf(String dimension) {
			if (dimension.equals(this.status)) {
				return "status";
			}
			if (dimension.equals(this.type)) {
				return "type";
			}
			if (dimension.equals(this.dealer)) {
				return Cube.DEALER;
			}
			return dimension.equals(this.month) ? "month" : dimension;
		}

	}

	record FigureEntry(@Nullable String month, List<String> key, List<String> optional,
			Map<String, GuardEntry> guards) {
	}

	record GuardEntry(String column, @JsonProperty("min_change") BigDecimal minChange) {

		GuardEntry {
			minChange = (minChange != null) ? minChange : BigDecimal.ZERO;
		}

	}

	record CheckEntry(Check.Subject of, Check.@Nullable Each each, @Nullable String outcome) {
	}

	/**
	 * A KPI. A column is its name, or a name with what it declares; so is the cube.
	 */
	record KpiEntry(String object, String type, List<String> aliases, JsonNode cube, List<JsonNode> columns,
			String definition, Map<String, GuardEntry> guards) {

		String cubeName() {
			return this.cube.isObject() ? this.cube.path("figure").asString() : this.cube.asString();
		}

	}

	record SeriesEntry(String name, String definition, @Nullable String source, List<String> figures,
			List<String> parameters, @Nullable String order, Map<String, List<String>> groupings, List<String> totals,
			Map<String, ColumnEntry> columns) {
	}

}
