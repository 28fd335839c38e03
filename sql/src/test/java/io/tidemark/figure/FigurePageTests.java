package io.tidemark.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How rows are cut into pages.
 */
class FigurePageTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 7, 10 })
	void pagesCoverEveryRowOnceInItsOrder(int count) {
		FigureTable all = table(count);
		for (int itemsPerPage = 1; itemsPerPage <= count + 1; itemsPerPage++) {
			List<FigureRow> paged = new ArrayList<>();
			long lastPage = FigurePage.of(all, new Paging(1, itemsPerPage)).pagination().lastPage();
			for (int page = 1; page <= lastPage; page++) {
				FigurePage answer = FigurePage.of(all, new Paging(page, itemsPerPage));
				assertThat(answer.pagination())
					.isEqualTo(new Pagination(count, itemsPerPage, page, lastPage, answer.table().rows().size()));
				paged.addAll(answer.table().rows());
			}
			assertThat(paged).as("%s rows a page", itemsPerPage).isEqualTo(all.rows());
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "3, 1", "4, 2", "6, 2", "7, 3" })
	void lastPageIsTheLastThatHasRows(int count, long lastPage) {
		assertThat(FigurePage.of(table(count), new Paging(1, 3)).pagination().lastPage()).isEqualTo(lastPage);
	}

	@Test
	void pagePastTheLastIsEmpty() {
		FigurePage page = FigurePage.of(table(7), new Paging(Integer.MAX_VALUE, 10_000));
		assertThat(page.table().rows()).isEmpty();
		assertThat(page.pagination()).isEqualTo(new Pagination(7, 10_000, Integer.MAX_VALUE, 1, 0));
	}

	@Test
	void questionWithoutPageMeansTheFirstOne() {
		assertThat(FigurePage.of(table(10_001), null).pagination())
			.isEqualTo(new Pagination(10_001, 10_000, 1, 2, 10_000));
	}

	@Test
	void eitherParameterAsksForPage() {
		assertThat(paging(Map.of())).isNull();
		assertThat(paging(Map.of("page", "3"))).isEqualTo(new Paging(3, 10_000));
		assertThat(paging(Map.of("itemsPerPage", "20"))).isEqualTo(new Paging(1, 20));
	}

	@ParameterizedTest
	@CsvSource({ "page, 0", "page, -1", "page, one", "page, 2147483648", "itemsPerPage, 0", "itemsPerPage, 10001",
			"itemsPerPage, 1.5" })
	void pageOutOfBoundsIsRefused(String name, String value) {
		assertThatThrownBy(() -> paging(Map.of(name, value))).isInstanceOf(QueryInvalid.class)
			.hasMessageStartingWith(name + " must be a whole number from 1 to ")
			.hasMessageEndingWith("not '" + value + "'.");
	}

	private static @Nullable Paging paging(Map<String, String> values) {
		return Paging.parse(new Parameters("a series", values, Set.of(Parameter.PAGE, Parameter.ITEMS_PER_PAGE)));
	}

	private static FigureTable table(int count) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		LongStream.rangeClosed(1, count).forEach((number) -> rows.add(List.of(number)));
		return FigureTable.of(List.of(new FigureColumn("number", "Number", ColumnKind.COUNT, null)), rows);
	}

}
