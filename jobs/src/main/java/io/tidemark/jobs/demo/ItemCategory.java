package io.tidemark.jobs.demo;

/**
 * The categories of invoice items, as the schema spells them.
 */
enum ItemCategory {

	RECURRING("Recurring"), USAGE("Usage"), ONE_OFF("One-off"), EQUIPMENT("Equipment"), CREDIT("Credit");

	private final String code;

	ItemCategory(String code) {
		this.code = code;
	}

	String code() {
		return this.code;
	}

}
