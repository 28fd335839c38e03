package io.tidemark.jobs.demo;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A company with everything it ever bought.
 *
 * @param dealerCode null for a direct customer
 */
record Customer(long id, CompanyName company, @Nullable String dealerCode, int seats, Relationship relationship,
		List<Subscription> subscriptions) {

	Customer {
		subscriptions = List.copyOf(subscriptions);
	}

}
