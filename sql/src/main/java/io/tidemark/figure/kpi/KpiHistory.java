package io.tidemark.figure.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.DateRange;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;

/**
 * Reads one KPI from snapshot after snapshot.
 */
public final class KpiHistory {

	private final KpiReader reader;

	public KpiHistory(SnapshotContent content) {
		this.reader = new KpiReader(content);
	}

	/**
	 * Return the columns of a KPI's history: the snapshot's date, then the KPI's own.
	 */
	public static List<FigureColumn> columns(Kpi kpi) {
		List<FigureColumn> columns = new ArrayList<>();
		columns.add(Catalogue.load().snapshotDate());
		columns.addAll(kpi.shownColumns());
		return columns;
	}

	/**
	 * Read a KPI's history. Rows are ordered by business date, then as the KPI orders
	 * them; a row's number is its position in that order, from 1. Snapshots past the last
	 * row that is asked for are not read; of a business date the highest revision counts.
	 */
	public FigurePage readPage(Collection<Snapshot> snapshots, Kpi declared, Parameters parameters) {
		Kpi kpi = declared.groupedBy(parameters.names(Parameter.GROUP_BY));
		Parameters ofEach = parameters.between(null, null).with(Parameter.ID_AFTER, null).with(Parameter.LIMIT, null);
		long skipped = Objects.requireNonNullElse(parameters.integer(Parameter.ID_AFTER), 0L);
		long wanted = Objects.requireNonNullElse(parameters.integer(Parameter.LIMIT), Long.MAX_VALUE - 1) + 1;
		List<FigureRow> rows = new ArrayList<>();
		Iterator<Snapshot> dates = ofDates(snapshots, parameters.dates()).iterator();
		while (rows.size() < wanted && dates.hasNext()) {
			Snapshot snapshot = dates.next();
			Function<FigureRow, FigureRow> dated = dated(snapshot.version().businessDate(), kpi);
			for (FigureRow row : this.reader.read(snapshot, kpi, ofEach).rows()) {
				if (skipped-- <= 0) {
					rows.add(dated.apply(row));
				}
			}
		}
		return FigurePage.limited(new FigureTable(columns(kpi), rows), parameters);
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
		kpi.shownColumns().forEach((column) -> mapping.with(column.name(), (row) -> row.get(column.name())));
		return mapping.to(columns(kpi));
	}

}
