package io.tidemark.catalogue;

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

	/**
	 * Return whether such a movement adds to the MRR, instead of taking from it.
	 */
	public boolean isGain() {
		return switch (this) {
			case NEW, REACTIVATION, EXPANSION -> true;
			case CONTRACTION, CHURN -> false;
		};
	}

	/**
	 * Return the column of the series that has such movements.
	 */
	public String seriesColumn() {
		return label() + "_revenue";
	}

}
