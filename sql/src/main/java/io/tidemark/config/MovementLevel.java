package io.tidemark.config;

import java.util.Locale;

/**
 * Whose changes count as movements.
 */
public enum MovementLevel {

	/** The net of all subscriptions of a customer. */
	CUSTOMER,

	/** Each subscription by itself. */
	SUBSCRIPTION;

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
