package io.tidemark.figure.registry;

import java.util.List;
import java.util.Set;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;

/**
 * A KPI of the catalogue.
 */
final class KpiFigure extends Figure {

	static final String ROOT = "/backend/kpi/";

	private final Kpi kpi;

	KpiFigure(Kpi kpi) {
		this.kpi = kpi;
	}

	@Override
	public String name() {
		return this.kpi.path();
	}

	@Override
	public String path() {
		return ROOT + (this.kpi.type().equals(Kpi.SUMMARY) ? this.kpi.object() : this.kpi.path()) + "/";
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
		return this.kpi.definition();
	}

	@Override
	public List<FigureColumn> columns() {
		return this.kpi.columns();
	}

	@Override
	public Set<Parameter> parameters() {
		return this.kpi.filters();
	}

	@Override
	public Permission permission() {
		return Permission.kpi(this.kpi.object());
	}

	@Override
	public Kind kind() {
		return Kind.KPI;
	}

	@Override
	FigurePage read(FigureReader from, Snapshot snapshot, Parameters parameters, boolean inPages) {
		return new KpiReader(from.content()).readPage(snapshot, this.kpi, parameters);
	}

}
