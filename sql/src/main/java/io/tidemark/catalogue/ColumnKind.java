package io.tidemark.catalogue;

/**
 * What the values of a figure's column are.
 */
public enum ColumnKind {

	/** Free text. */
	TEXT,

	/** An ISO 4217 code. */
	CURRENCY,

	/** A calendar month as {@code 2026-11}. */
	MONTH,

	/** Days past due, one of {@link InvoiceAge}. */
	AGE,

	/** How many there are. */
	COUNT,

	/** By how much a count differs, negative if it is less. */
	CHANGE,

	/** A sum of money with 3 decimals. */
	AMOUNT,

	/** A local day. */
	DATE,

	/**
	 * A sum of money, rounded to its currency's minor unit, or exact with 6 decimals
	 * where rows must add up.
	 */
	MONEY,

	/** A quotient with 6 decimals. */
	RATIO,

	/** Whether something holds of the row. */
	FLAG;

	/**
	 * Return whether such a column says what a row is of, and so is no measure.
	 */
	public boolean isDimension() {
		return switch (this) {
			case TEXT, CURRENCY, MONTH, AGE, DATE, FLAG -> true;
			case COUNT, CHANGE, AMOUNT, MONEY, RATIO -> false;
		};
	}

}
