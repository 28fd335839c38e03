package io.tidemark.catalogue;

/**
 * What the values of a parameter are.
 */
public enum ParameterKind {

	TEXT,

	/** A local day as in 2026-01-31, of the years 1 to 9999. */
	DATE,

	/** An ISO 4217 code. */
	CURRENCY,

	CHOICE,

	/** Different names, separated by commas. */
	LIST,

	INTEGER

}
