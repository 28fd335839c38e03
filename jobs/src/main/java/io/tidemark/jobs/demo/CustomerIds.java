package io.tidemark.jobs.demo;

/**
 * Hands out the keys of one customer's rows, from blocks that no other customer uses.
 */
final class CustomerIds {

	private static final int BLOCK = 1_000;

	private static final int ITEM_BLOCK = 20_000;

	private final long customer;

	private int subscriptions;

	private int periods;

	private int numbers;

	private int features;

	private int invoices;

	private int items;

	CustomerIds(long customer) {
		this.customer = customer;
	}

	long nextSubscription() {
		return key(BLOCK, ++this.subscriptions);
	}

	long nextPeriod() {
		return key(BLOCK, ++this.periods);
	}

	long nextNumber() {
		return key(BLOCK, ++this.numbers);
	}

	long nextFeature() {
		return key(BLOCK, ++this.features);
	}

	long nextInvoice() {
		return key(BLOCK, ++this.invoices);
	}

	long nextItem() {
		return key(ITEM_BLOCK, ++this.items);
	}

	private long key(int block, int ordinal) {
		if (ordinal >= block) {
			throw new IllegalStateException(
					"demo customer " + this.customer + " has more than " + block + " rows in a table");
		}
		return this.customer * block + ordinal;
	}

}
