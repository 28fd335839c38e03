package io.tidemark.jobs.demo;

/**
 * The states of an invoice, as the schema spells them.
 */
enum InvoiceState {

	DRAFT("Draft"), SENT("Sent"), PAID("Paid"), OVERDUE("Overdue"), VOID("Void");

	private final String code;

	InvoiceState(String code) {
		this.code = code;
	}

	String code() {
		return this.code;
	}

}
