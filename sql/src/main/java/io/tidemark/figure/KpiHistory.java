package io.tidemark.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;

/**
 * Answers questions for one KPI as snapshot after snapshot had it.
 */
public final class KpiHistory {

	private final KpiReader reader;

	public KpiHistory(SnapshotContent content) {
		this.reader = new KpiReader(content);
	}

	/**
	 * Return the columns of a KPI's history.
	 * @param kpi the KPI
	 * @return the snapshot's date, then the KPI's own
	 */
	public static List<FigureColumn> columns(Kpi kpi) {
		List<FigureColumn> columns = new ArrayList<>();
		columns.add(Catalogue.load().snapshotDate());
		columns.addAll(kpi.columns());
		return columns;
	}

	/**
	 * Answer a question. Rows are ordered by business date, then as the KPI orders them;
	 * a row's number is its position in that order, from 1. Snapshots past the last row
	 * that was asked for are not read.
	 * @param snapshots the snapshots to answer from, of which the highest revision of
	 * each business date counts
	 * @param query the question
	 * @return the answer, without rows if nothing matches
	 */
	public FigureTable read(Collection<Snapshot> snapshots, HistoryQuery query) {
		long skipped = Objects.requireNonNullElse(query.idAfter(), 0L);
		long wanted = Objects.requireNonNullElse(query.limit(), Long.MAX_VALUE);
		List<FigureRow> rows = new ArrayList<>();
		List<FigureColumn> columns = columns(query.ofEach().kpi());
		for (Snapshot snapshot : ofDates(snapshots, query.dates())) {
			Function<FigureRow, FigureRow> dated = dated(snapshot.version().businessDate(), query.ofEach().kpi());
			for (FigureRow kpiRow : this.reader.read(snapshot, query.ofEach()).rows()) {
				if (skipped-- <= 0) {
					rows.add(dated.apply(kpiRow));
				}
				if (rows.size() >= wanted) {
					return new FigureTable(columns, rows);
				}
			}
		}
		return new FigureTable(columns, rows);
	}

	private static Collection<Snapshot> ofDates(Collection<Snapshot> snapshots, DateRange dates) {
		TreeMap<LocalDate, Snapshot> byDate = new TreeMap<>();
		for (Snapshot snapshot : snapshots) {
			LocalDate date = snapshot.version().businessDate();
			if (dates.includes(date)) {
				byDate.merge(date, snapshot,
						(one, other) -> (one.version().compareTo(other.version()) > 0) ? one : other);
			}
		}
		return byDate.values();
	}

	private static Function<FigureRow, FigureRow> dated(LocalDate date, Kpi kpi) {
		RowMapping<FigureRow> mapping = new RowMapping<FigureRow>().with(Catalogue.load().snapshotDate().name(),
				(row) -> date);
		kpi.columns().forEach((column) -> mapping.with(column.name(), (row) -> row.get(column.name())));
		return mapping.to(columns(kpi));
	}

}
