package io.tidemark.figure.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
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

/**
 * Reads KPIs from the cells of a snapshot. A snapshot from before the catalogue declared
 * a KPI has no rows of it.
 */
public final class KpiReader {

	private static final int AMOUNT_SCALE = 3;

	private static final int EXACT_SCALE = 6;

	private final SnapshotContent content;

	public KpiReader(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Read a KPI. Rows are ordered by their dimensions from left to right, those that are
	 * grouped by beside the KPI's own last: texts by code point, months and days by date,
	 * ages from the youngest. A row's number is its position in that order, from 1.
	 */
	public FigureTable read(Snapshot snapshot, Kpi kpi, Parameters parameters) {
		return readPage(snapshot, kpi, parameters).table();
	}

	/**
	 * Read the rows that {@code idAfter} and {@code limit} ask for, in the same order.
	 */
	public FigurePage readPage(Snapshot snapshot, Kpi declared, Parameters parameters) {
		Kpi kpi = declared.groupedBy(parameters.names(Parameter.GROUP_BY));
		CellFilter filter = new CellFilter(kpi, parameters);
		Map<List<String>, List<BigDecimal>> groups = new LinkedHashMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (filter.mayMatch(chunk)) {
				ChunkContent cells = this.content.loadChunk(chunk);
				if (filter.isAnsweredBy(cells)) {
					addUp(cells, filter, kpi, groups);
				}
			}
		}
		boolean hasDealers = kpi.columns().stream().anyMatch(kpi::isDealer);
		Map<String, String> names = hasDealers ? new DealerNames(this.content).read(snapshot) : Map.of();
		List<FigureRow> rows = rows(groups, kpi, names);
		Long idAfter = parameters.integer(Parameter.ID_AFTER);
		int from = (idAfter != null) ? (int) Math.min(idAfter, rows.size()) : 0;
		return FigurePage.limited(new FigureTable(kpi.shownColumns(), rows.subList(from, rows.size())), parameters);
	}

	private static void addUp(ChunkContent cells, CellFilter filter, Kpi kpi,
			Map<List<String>, List<BigDecimal>> groups) {
		List<FigureColumn> dimensions = columns(kpi, true);
		List<FigureColumn> measures = columns(kpi, false);
		filter.matching(cells)
			.forEach((cell) -> groups.merge(dimensions.stream().map((column) -> cell.text(column.name())).toList(),
					measures.stream().map((column) -> new BigDecimal(cell.text(column.name()))).toList(),
					KpiReader::sum));
	}

	private static List<FigureColumn> columns(Kpi kpi, boolean isDimension) {
		return kpi.columns().stream().filter((column) -> column.kind().isDimension() == isDimension).toList();
	}

	private static List<BigDecimal> sum(List<BigDecimal> left, List<BigDecimal> right) {
		List<BigDecimal> sum = new ArrayList<>(left.size());
		for (int index = 0; index < left.size(); index++) {
			sum.add(left.get(index).add(right.get(index)));
		}
		return sum;
	}

	private static List<FigureRow> rows(Map<List<String>, List<BigDecimal>> groups, Kpi kpi,
			Map<String, String> names) {
		RowMapping<Map.Entry<List<String>, List<BigDecimal>>> mapping = new RowMapping<>();
		Comparator<FigureRow> order = Comparator.comparing((row) -> 0);
		List<FigureColumn> dimensions = columns(kpi, true);
		for (int index = 0; index < dimensions.size(); index++) {
			int place = index;
			FigureColumn column = dimensions.get(index);
			mapping.with(column.name(), (group) -> dimension(group.getKey().get(place), column.kind()));
			if (kpi.isDealer(column)) {
				mapping.with(column.dealerName().name(), (group) -> names.get(group.getKey().get(place)));
			}
			order = order.thenComparing((row) -> String.valueOf(row.get(column.name())),
					(column.kind() == ColumnKind.AGE) ? InvoiceAge::compare : CodePoints::compare);
		}
		List<FigureColumn> measures = columns(kpi, false);
		for (int index = 0; index < measures.size(); index++) {
			int place = index;
			FigureColumn column = measures.get(index);
			mapping.with(column.name(), (group) -> measure(group.getValue().get(place), column.kind()));
		}
		return mapping.table(kpi.shownColumns(), groups.entrySet()).rows().stream().sorted(order).toList();
	}

	private static Object dimension(String value, ColumnKind kind) {
		return (kind == ColumnKind.DATE) ? LocalDate.parse(value) : value;
	}

	private static Object measure(BigDecimal value, ColumnKind kind) {
		return switch (kind) {
			case COUNT, CHANGE -> value.longValueExact();
			case AMOUNT -> value.setScale(AMOUNT_SCALE, RoundingMode.HALF_UP);
			default -> value.setScale(EXACT_SCALE, RoundingMode.HALF_UP);
		};
	}

}
