package io.tidemark.failure;

/**
 * The kinds of failure and the exit code that a command ends with for each.
 */
public enum FailureCode {

	/** A question that can't be answered as it was put. */
	INVALID_QUERY(2),

	/** The configuration must be corrected. */
	CONFIGURATION(3),

	/** The billing source can't be reached or does not deliver the model. */
	SOURCE(4),

	/** A check failed: the snapshot is stored but held back. */
	HELD(5),

	/** Another run of the same tenant is under way. */
	BUSY(6),

	/** The report store can't be reached or used. */
	STORE(7),

	/** A tenant, snapshot or figure that does not exist. */
	NOT_FOUND(8),

	/** Disk or memory is used up. */
	RESOURCES(9),

	/** A mail was refused or could not be sent. */
	MAIL(10);

	private final int exitCode;

	FailureCode(int exitCode) {
		this.exitCode = exitCode;
	}

	/**
	 * Return the exit code of a command, from 2 to 10; 0 is success and 1 an unexpected
	 * error.
	 */
	public int exitCode() {
		return this.exitCode;
	}

}
