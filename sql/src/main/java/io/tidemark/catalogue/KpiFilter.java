package io.tidemark.catalogue;

/**
 * The filters that a KPI may take.
 */
public enum KpiFilter {

	/** The entity's status, in any case. */
	STATUS("status"),

	/** The entity's type, in any case. */
	TYPE("type"),

	/** The dealer's code, exactly. */
	DEALER_CODE("dealerCode"),

	/** The first local day of creation or issue, inclusive. */
	DATE_FROM("dateFrom"),

	/** The last local day of creation or issue, inclusive. */
	DATE_TO("dateTo"),

	/** Rows after the one with this number only. */
	ID_AFTER("idAfter"),

	/** This many rows at the most. */
	LIMIT("limit");

	private final String parameter;

	KpiFilter(String parameter) {
		this.parameter = parameter;
	}

	/**
	 * Return the filter's name in a query.
	 * @return the parameter's name
	 */
	public String parameter() {
		return this.parameter;
	}

}
