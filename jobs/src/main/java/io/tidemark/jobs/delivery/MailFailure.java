package io.tidemark.jobs.delivery;

import io.tidemark.failure.FailureCode;
import io.tidemark.failure.TidemarkFailure;

/**
 * A mail was not sent, as far as one knows.
 */
public final class MailFailure extends TidemarkFailure {

	private final Kind kind;

	MailFailure(Kind kind, String message, Throwable cause) {
		super(FailureCode.MAIL, message, cause);
		this.kind = kind;
	}

	Kind kind() {
		return this.kind;
	}

	/**
	 * What a failure means for the mail.
	 */
	enum Kind {

		/** It did not arrive, and may if it is sent again later. */
		TEMPORARY,

		/** It did not arrive and never will. */
		PERMANENT,

		/** It may have arrived: the line was lost before the server said so. */
		DOUBTFUL

	}

}
