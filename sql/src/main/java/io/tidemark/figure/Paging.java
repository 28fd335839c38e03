package io.tidemark.figure;

import java.util.List;

/**
 * Which page of a series is asked for, counted from 1; past the last one it is empty.
 */
public record Paging(int page, int itemsPerPage) {

	private long offset() {
		return (this.page - 1L) * this.itemsPerPage;
	}

	/**
	 * Return whether some rows are on the page.
	 */
	public boolean overlaps(long before, long count) {
		return before < offset() + this.itemsPerPage && before + count > offset();
	}

	<T> List<T> of(List<T> rows) {
		int from = (int) Math.min(offset(), rows.size());
		return rows.subList(from, Math.min(from + this.itemsPerPage, rows.size()));
	}

}
