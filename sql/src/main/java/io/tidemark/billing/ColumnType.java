package io.tidemark.billing;

/**
 * The types of the billing model.
 */
public enum ColumnType {

	TEXT("text", "varchar"),

	/** A key that may be text or a 64-bit integer; compared as text. */
	KEY("a key (text or integer)", "varchar"),

	INTEGER("a 64-bit integer", "bigint"),

	/** A decimal with up to 15 digits before and 3 after the point. */
	DECIMAL("a decimal(18,3)", "decimal(18, 3)"),

	/** A decimal with up to 8 digits before and 10 after the point. */
	RATE("a decimal(18,10)", "decimal(18, 10)"),

	INSTANT("an instant (timestamptz)", "timestamptz"),

	DATE("a date", "date");

	private final String description;

	private final String sqlType;

	ColumnType(String description, String sqlType) {
		this.description = description;
		this.sqlType = sqlType;
	}

	/**
	 * Return how a message names the type, with its article.
	 */
	public String description() {
		return this.description;
	}

	public String sqlType() {
		return this.sqlType;
	}

}
