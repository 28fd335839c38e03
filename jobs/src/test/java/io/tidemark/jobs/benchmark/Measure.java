package io.tidemark.jobs.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One measured part.
 *
 * @param what the part's name
 * @param seconds how long it took
 */
record Measure(String what, double seconds) {

	static Measure of(String what, Work work) throws Exception {
		System.gc();
		long start = System.nanoTime();
		work.run();
		return new Measure(what, (System.nanoTime() - start) / 1e9);
	}

	/**
	 * Return the one in the middle, of several of the same.
	 */
	static Measure median(List<Measure> measures) {
		return measures.stream().sorted(Comparator.comparingDouble(Measure::seconds)).toList().get(measures.size() / 2);
	}

	String line() {
		return String.format(Locale.ROOT, "%-58s %8.2f s", this.what, this.seconds);
	}

	String ratio(String what, Measure yardstick, String target) {
		return String.format(Locale.ROOT, "%-58s %8.2f    target %s", what, this.seconds / yardstick.seconds, target);
	}

	/**
	 * What is measured.
	 */
	@FunctionalInterface
	interface Work {

		void run() throws Exception;

	}

}
