package io.tidemark.jobs.benchmark;

import java.util.Locale;

/**
 * What one night, or several together, did to the store; sizes in bytes.
 *
 * @param source what changed in the source
 * @param added what the store's database grew by
 * @param newChunks what the chunks take that were not there before
 * @param changedRows the figures' rows that were not there the night before, deflated
 * @param fullCopy the contents of all of the snapshot's chunks, each deflated as a whole
 */
record NightGrowth(GrowingSource.Change source, long added, long newChunks, long changedRows, long fullCopy) {

	static final String HEADER = "%-18s %9s %10s %10s %10s %10s %10s %7s".formatted("", "source", "store", "store",
			"new", "changed", "full", "added /") + "\n"
			+ "%-18s %9s %10s %10s %10s %10s %10s %7s".formatted("night", "changed", "MB", "added kB", "chunks kB",
					"rows kB", "copy kB", "copy");

	NightGrowth plus(NightGrowth other) {
		return new NightGrowth(
				new GrowingSource.Change(this.source.rows() + other.source.rows(),
						this.source.changedRows() + other.source.changedRows()),
				this.added + other.added, this.newChunks + other.newChunks, this.changedRows + other.changedRows,
				this.fullCopy + other.fullCopy);
	}

	String line(String name, long storeSize) {
		return String.format(Locale.ROOT, "%-18s %7.2f %% %10.1f %10.1f %10.1f %10.1f %10.1f %7.3f", name,
				100 * this.source.share(), storeSize / 1e6, this.added / 1e3, this.newChunks / 1e3,
				this.changedRows / 1e3, this.fullCopy / 1e3, addedPerCopy());
	}

	double addedPerCopy() {
		return (double) this.added / this.fullCopy;
	}

}
