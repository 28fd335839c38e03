package io.tidemark.figure;

import java.util.List;
import java.util.Objects;

import io.tidemark.catalogue.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a series is asked for.
 *
 * @param page the page's number, from 1; past the last one a page is empty
 * @param itemsPerPage how many rows a page has at the most, 1 to 10,000
 */
public record Paging(int page, int itemsPerPage) {

	/** The page that a question means if it names none. */
	public static final Paging FIRST = new Paging(1, (int) Parameter.ITEMS_PER_PAGE.most());

	static @Nullable Paging parse(Parameters values) {
		Long page = values.integer(Parameter.PAGE);
		Long itemsPerPage = values.integer(Parameter.ITEMS_PER_PAGE);
		if (page == null && itemsPerPage == null) {
			return null;
		}
		return new Paging(Objects.requireNonNullElse(page, 1L).intValue(),
				Objects.requireNonNullElse(itemsPerPage, (long) FIRST.itemsPerPage).intValue());
	}

	private long offset() {
		return (this.page - 1L) * this.itemsPerPage;
	}

	/**
	 * Return whether some rows are on the page.
	 * @param before how many rows there are before them
	 * @param count how many they are
	 */
	boolean overlaps(long before, long count) {
		return before < offset() + this.itemsPerPage && before + count > offset();
	}

	<T> List<T> of(List<T> rows) {
		int from = (int) Math.min(offset(), rows.size());
		return rows.subList(from, Math.min(from + this.itemsPerPage, rows.size()));
	}

}
