package io.tidemark.api.definition;

import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.registry.Figures;

/**
 * The paths of the API as callers write them.
 */
public final class ApiPaths {

	/** The page of links. */
	public static final String START = "/";

	/** What there is and what it means. */
	public static final String DEFINITIONS = "/definitions/";

	/** The description for programs. */
	public static final String OPENAPI = "/openapi.json";

	/** Whether the figures are fresh. */
	public static final String HEALTH = "/health";

	/** The list of snapshots. */
	public static final String SNAPSHOTS = "/snapshots/";

	/** One snapshot. */
	public static final String SNAPSHOT = SNAPSHOTS + "{version}/";

	private ApiPaths() {
	}

	/**
	 * Return the path of a KPI.
	 */
	public static String of(Kpi kpi) {
		return Figures.load().find(kpi.path()).path();
	}

	/**
	 * Return the path of a KPI's history.
	 */
	public static String ofHistory(Kpi kpi) {
		return Figures.load().find(kpi.path() + "/history").path();
	}

	/**
	 * Return the path of a series, without a last slash as the reference has it.
	 */
	public static String of(Series series) {
		return Figures.load().find(series.name()).path().replaceFirst("/$", "");
	}

}
