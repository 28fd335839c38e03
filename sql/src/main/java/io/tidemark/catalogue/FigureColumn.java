package io.tidemark.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A column of an answer.
 *
 * @param name the name in JSON
 * @param label the header in CSV, HTML and XLSX
 * @param kind what the values are
 * @param unit what a count or amount is of, times for a ratio that is no share; null for
 * dimensions and shares
 * @param isNullable whether a row may have no value; not declared outside of the
 * catalogue
 * @param definition what the values say, in one sentence; null outside of the catalogue
 * @param source where the definition that is followed is published, null if it is ours
 */
public record FigureColumn(String name, String label, ColumnKind kind, @Nullable String unit, boolean isNullable,
		@Nullable String definition, @Nullable String source) {

	/**
	 * Create a column that explains itself.
	 */
	public FigureColumn(String name, String label, ColumnKind kind, @Nullable String unit) {
		this(name, label, kind, unit, false, null, null);
	}

	/**
	 * Return the column beside this one of dealers' codes that has their names.
	 */
	public FigureColumn dealerName() {
		return new FigureColumn(this.name + "_name", this.label + " Name", ColumnKind.TEXT, null, true,
				"What the dealer with that code is called; null without a name.", null);
	}

	/**
	 * Return whether the values are shares of something, which readers see as
	 * percentages.
	 */
	public boolean isShare() {
		return this.kind == ColumnKind.RATIO && this.unit == null;
	}

}
