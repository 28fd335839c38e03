package io.tidemark.figure;

import java.util.Locale;

/**
 * The classes of changes of a customer's MRR in one currency from one day to the next.
 */
public enum Movement {

	/** From 0, without ever having had any. */
	NEW,

	/** From 0, having had some once. */
	REACTIVATION,

	/** A rise. */
	EXPANSION,

	/** A fall, but not to 0. */
	CONTRACTION,

	/** A fall to 0. */
	CHURN;

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
