package io.tidemark.jobs.warehouse;

/**
 * Is told how far a run is.
 */
public interface Progress {

	/** Tells nobody. */
	Progress NONE = new Progress() {
	};

	/**
	 * A run begins that has so many parts.
	 */
	default void expect(int parts) {
	}

	/**
	 * Something is being worked on. May be called by several threads.
	 * @param what in a word or two
	 */
	default void working(String what) {
	}

	/**
	 * One of the run's parts is done. May be called by several threads.
	 */
	default void done() {
	}

}
