package io.tidemark.figure;

/**
 * Which rows of how many a page has, in the words of the reference. Pages are counted
 * from 1; without rows there is one, an empty one.
 */
public record Pagination(long totalItems, int itemsPerPage, int currentPage, long lastPage, int pageTotalItems) {

	static Pagination of(Paging paging, long totalItems, int pageTotalItems) {
		long lastPage = Math.max(1, (totalItems + paging.itemsPerPage() - 1) / paging.itemsPerPage());
		return new Pagination(totalItems, paging.itemsPerPage(), paging.page(), lastPage, pageTotalItems);
	}

}
