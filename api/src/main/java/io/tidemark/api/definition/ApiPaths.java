package io.tidemark.api.definition;

import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;

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

	private static final String KPIS = "/backend/kpi/";

	private ApiPaths() {
	}

	/**
	 * Return the path of a KPI.
	 * @param kpi the KPI
	 * @return the path, without the type for a summary
	 */
	public static String of(Kpi kpi) {
		return kpi.type().equals(Kpi.SUMMARY) ? KPIS + kpi.object() + "/" : KPIS + kpi.path() + "/";
	}

	/**
	 * Return the path of a KPI's history.
	 * @param kpi the KPI
	 * @return the path, with the type always
	 */
	public static String ofHistory(Kpi kpi) {
		return KPIS + kpi.path() + "/history/";
	}

	/**
	 * Return the path of a series.
	 * @param series the series
	 * @return the path, without a last slash as the reference has it
	 */
	public static String of(Series series) {
		return "/analytics/" + series.name();
	}

}
