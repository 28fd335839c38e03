package io.tidemark.jobs.cli;

import io.tidemark.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one thing that the configuration names.
 *
 * @param tenant whose it is, null for what all have in common
 * @param what the thing
 * @param state how it is
 * @param sentence what was found
 * @param code what is wrong, null if nothing is
 */
record Finding(@Nullable String tenant, String what, State state, String sentence, @Nullable FailureCode code) {

	/**
	 * How a thing is.
	 */
	enum State {

		/** It works. */
		OK,

		/** It works, but perhaps not as it was meant. */
		WARNING,

		/** It does not work. */
		FAILED,

		/** It is done next. */
		NEXT

	}

}
