package io.tidemark.jobs.warehouse;

/**
 * Is told how far a run is.
 */
public interface Progress {

	/** Tells nobody. */
	Progress NONE = new Progress() {

		@Override
		public void working(String what) {
		}

		@Override
		public void done() {
		}

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
	void working(String what);

	/**
	 * One of the run's parts is done. May be called by several threads.
	 */
	void done();

}
