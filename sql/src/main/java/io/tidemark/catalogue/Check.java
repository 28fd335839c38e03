package io.tidemark.catalogue;

/**
 * A check that figures must pass before they are served.
 *
 * @param name its file's name in {@code sql/checks}
 * @param isWarning whether offending rows are worth a warning only
 */
public record Check(String name, Subject of, Each each, boolean isWarning) {

	/**
	 * What a check looks at: what was extracted, or what was computed.
	 */
	public enum Subject {

		SOURCE, FIGURES

	}

	/**
	 * What a check is run for: everything at once, or each cube, stored figure that has a
	 * key or guarded figure.
	 */
	public enum Each {

		ONCE, CUBE, FIGURE, GUARD

	}

}
