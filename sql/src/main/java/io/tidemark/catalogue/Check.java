package io.tidemark.catalogue;

/**
 * A check that figures must pass before they are served.
 *
 * @param name its file's name in {@code sql/checks}
 * @param of what it looks at
 * @param each what it is run for
 * @param isWarning whether offending rows are worth a warning only
 */
public record Check(String name, Subject of, Each each, boolean isWarning) {

	/**
	 * What a check looks at.
	 */
	public enum Subject {

		/** What was extracted. */
		SOURCE,

		/** What was computed. */
		FIGURES

	}

	/**
	 * What a check is run for.
	 */
	public enum Each {

		/** Everything at once. */
		ONCE,

		/** Each cube. */
		CUBE,

		/** Each stored figure that has a key. */
		FIGURE,

		/** Each guarded figure. */
		GUARD

	}

}
