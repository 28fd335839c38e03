package io.tidemark.jobs.delivery;

/**
 * Knows mails of one kind, and when they are due.
 */
@FunctionalInterface
public interface MailPlan {

	/**
	 * Enter what is due into the ledger; what stands there already is not entered again.
	 */
	void plan(String tenant);

}
