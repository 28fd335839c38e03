package io.tidemark.jobs.demo;

import java.util.Locale;

/**
 * Whether a charge comes back, depends on use or falls due once.
 */
enum ChargeKind {

	RECURRING, USAGE, ONE_OFF;

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
