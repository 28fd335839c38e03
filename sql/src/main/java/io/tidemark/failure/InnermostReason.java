package io.tidemark.failure;

/**
 * Why something failed, in the words of the first cause of all that has any.
 */
public final class InnermostReason {

	private InnermostReason() {
	}

	/**
	 * Return the first line of the innermost message that there is: a connection that
	 * just breaks has none, but who noticed has.
	 */
	public static String of(Throwable failure) {
		String reason = failure.toString();
		for (Throwable current = failure; current != null; current = current.getCause()) {
			reason = (current.getMessage() != null) ? current.getMessage() : reason;
		}
		return reason.lines().findFirst().orElse(reason);
	}

}
