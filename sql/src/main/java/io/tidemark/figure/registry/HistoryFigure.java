package io.tidemark.figure.registry;

import java.util.List;
import java.util.Set;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiHistory;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;

/**
 * A KPI as each snapshot had it, up to the one that is asked.
 */
final class HistoryFigure extends Figure {

	/** The last part of a history's name, after the KPI's. */
	static final String SUFFIX = "/history";

	private final Kpi kpi;

	HistoryFigure(Kpi kpi) {
		this.kpi = kpi;
	}

	@Override
	public String name() {
		return this.kpi.path() + SUFFIX;
	}

	@Override
	public String path() {
		return KpiFigure.ROOT + name() + "/";
	}

	@Override
	public String group() {
		return this.kpi.object();
	}

	@Override
	public String label() {
		return this.kpi.type();
	}

	@Override
	public String definition() {
		return "For each snapshot: " + this.kpi.definition();
	}

	@Override
	public List<FigureColumn> columns() {
		return KpiHistory.columns(this.kpi);
	}

	@Override
	public Set<Parameter> parameters() {
		return this.kpi.historyParameters();
	}

	@Override
	public Permission permission() {
		return Permission.kpi(this.kpi.object());
	}

	@Override
	public Kind kind() {
		return Kind.HISTORY;
	}

	@Override
	FigurePage read(FigureReader from, Snapshot snapshot, Parameters parameters, boolean inPages) {
		return new KpiHistory(from.content()).readPage(from.history().findPublishedUpTo(snapshot), this.kpi,
				parameters);
	}

}
