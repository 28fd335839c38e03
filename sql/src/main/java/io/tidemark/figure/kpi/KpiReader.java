package io.tidemark.figure.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads KPIs from the cells of a snapshot.
 */
public final class KpiReader {

	private static final int SHOWN_SCALE = 3;

	private final SnapshotContent content;

	public KpiReader(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Read a KPI. Rows are ordered by their dimensions from left to right: texts by code
	 * point, months by date, ages from the youngest. A row's number is its position in
	 * that order, from 1.
	 */
	public FigureTable read(Snapshot snapshot, Kpi kpi, Parameters parameters) {
		return readPage(snapshot, kpi, parameters).table();
	}

	/**
	 * Read the rows that {@code idAfter} and {@code limit} ask for, in the same order.
	 */
	public FigurePage readPage(Snapshot snapshot, Kpi kpi, Parameters parameters) {
		KpiQuery query = new KpiQuery(kpi, parameters);
		CellFilter filter = new CellFilter(query);
		Map<List<String>, List<BigDecimal>> groups = new LinkedHashMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (chunk.figure().equals(filter.figure()) && mayAnswer(chunk, query)) {
				addUp(this.content.loadChunk(chunk), filter, query.kpi().columns(), groups);
			}
		}
		List<FigureRow> rows = rows(groups, kpi.columns());
		Long idAfter = parameters.integer(Parameter.ID_AFTER);
		int from = (idAfter != null) ? (int) Math.min(idAfter, rows.size()) : 0;
		return FigurePage.limited(new FigureTable(kpi.columns(), rows.subList(from, rows.size())), parameters);
	}

	private static boolean mayAnswer(ChunkRef chunk, KpiQuery query) {
		boolean isMonth = !chunk.part().equals(ChunkRef.ALL);
		if (query.hasDates()) {
			return isMonth && query.dates().mayInclude(chunk.part());
		}
		return !isMonth || query.kpi().columns().stream().anyMatch((column) -> column.kind() == ColumnKind.MONTH);
	}

	private static void addUp(ChunkContent cells, CellFilter filter, List<FigureColumn> columns,
			Map<List<String>, List<BigDecimal>> groups) {
		int[] dimensions = indexes(cells, columns, true);
		int[] measures = indexes(cells, columns, false);
		CellFilter.Test test = filter.on(cells);
		for (@Nullable
		String[] cell : cells.rows()) {
			if (test.matches(cell)) {
				List<String> key = new ArrayList<>(dimensions.length);
				for (int index : dimensions) {
					key.add(Objects.requireNonNull(cell[index]));
				}
				groups.merge(key, values(cell, measures), KpiReader::sum);
			}
		}
	}

	private static int[] indexes(ChunkContent cells, List<FigureColumn> columns, boolean dimension) {
		return columns.stream()
			.filter((column) -> column.kind().isDimension() == dimension)
			.mapToInt((column) -> cells.indexOf(column.name()))
			.toArray();
	}

	private static List<BigDecimal> values(@Nullable String[] cell, int[] measures) {
		List<BigDecimal> values = new ArrayList<>(measures.length);
		for (int index : measures) {
			values.add(new BigDecimal(Objects.requireNonNull(cell[index])));
		}
		return values;
	}

	private static List<BigDecimal> sum(List<BigDecimal> left, List<BigDecimal> right) {
		List<BigDecimal> sum = new ArrayList<>(left.size());
		for (int index = 0; index < left.size(); index++) {
			sum.add(left.get(index).add(right.get(index)));
		}
		return sum;
	}

	private static List<FigureRow> rows(Map<List<String>, List<BigDecimal>> groups, List<FigureColumn> columns) {
		RowMapping<Group> mapping = new RowMapping<>();
		List<FigureColumn> dimensions = columns.stream().filter((column) -> column.kind().isDimension()).toList();
		dimensions.forEach((column) -> {
			int place = dimensions.indexOf(column);
			mapping.with(column.name(), (group) -> group.key().get(place));
		});
		List<FigureColumn> measures = columns.stream().filter((column) -> !column.kind().isDimension()).toList();
		measures.forEach((column) -> {
			int place = measures.indexOf(column);
			mapping.with(column.name(), (group) -> shown(group.values().get(place), column.kind()));
		});
		Comparator<List<String>> order = order(dimensions);
		List<Group> sorted = groups.entrySet()
			.stream()
			.map((group) -> new Group(group.getKey(), group.getValue()))
			.sorted((left, right) -> order.compare(left.key(), right.key()))
			.toList();
		return mapping.table(columns, sorted).rows();
	}

	private static Object shown(BigDecimal value, ColumnKind kind) {
		return (kind == ColumnKind.COUNT) ? (Object) value.longValueExact()
				: value.setScale(SHOWN_SCALE, RoundingMode.HALF_UP);
	}

	private static Comparator<List<String>> order(List<FigureColumn> dimensions) {
		Comparator<List<String>> order = Comparator.comparing((key) -> 0);
		for (int index = 0; index < dimensions.size(); index++) {
			int position = index;
			Comparator<String> values = (dimensions.get(index).kind() == ColumnKind.AGE) ? InvoiceAge::compare
					: CodePoints::compare;
			order = order.thenComparing((key) -> key.get(position), values);
		}
		return order;
	}

	/**
	 * The values of the dimensions and the measures of a row, each in their order.
	 */
	private record Group(List<String> key, List<BigDecimal> values) {
	}

}
