package io.tidemark.jobs.demo;

/**
 * The states of a customer, as the schema spells them.
 */
enum CustomerState {

	ACTIVE("Active"), SUSPENDED("Suspended"), DROPPED("Dropped");

	private final String code;

	CustomerState(String code) {
		this.code = code;
	}

	String code() {
		return this.code;
	}

}
