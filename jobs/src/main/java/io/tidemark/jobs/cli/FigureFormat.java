package io.tidemark.jobs.cli;

import java.util.Locale;

/**
 * How a figure is printed.
 */
enum FigureFormat {

	/** Aligned columns. */
	table,

	/** Comma-separated values. */
	csv,

	/** The shape of the API. */
	json;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
