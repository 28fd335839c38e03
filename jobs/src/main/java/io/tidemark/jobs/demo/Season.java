package io.tidemark.jobs.demo;

import java.time.Month;

/**
 * How the months of a year differ in business, 1 being an average month.
 */
final class Season {

	private static final double[] SIGN_UPS = { 1.35, 1.05, 1.1, 0.95, 1.0, 0.95, 0.85, 0.65, 1.4, 1.15, 1.05, 0.5 };

	private static final double[] CANCELLATIONS = { 1.3, 0.95, 1.1, 0.95, 0.85, 0.95, 0.85, 0.75, 0.9, 0.95, 1.0, 1.5 };

	private static final double[] CALLS = { 1.05, 1.02, 1.1, 0.98, 1.0, 1.02, 0.95, 0.78, 1.08, 1.1, 1.07, 0.85 };

	private Season() {
	}

	static double signUps(Month month) {
		return SIGN_UPS[month.getValue() - 1];
	}

	static double cancellations(Month month) {
		return CANCELLATIONS[month.getValue() - 1];
	}

	static double calls(Month month) {
		return CALLS[month.getValue() - 1];
	}

}
