package io.tidemark.jobs.demo;

import java.util.Locale;

/**
 * What a subscription is in: only an active one is charged.
 */
enum Phase {

	TRIAL, ACTIVE, PAUSED;

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
