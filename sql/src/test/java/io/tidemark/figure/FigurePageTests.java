package io.tidemark.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

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
			long lastPage = pagination(all, new Paging(1, itemsPerPage)).lastPage();
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
		assertThat(pagination(table(count), new Paging(1, 3)).lastPage()).isEqualTo(lastPage);
	}

	@Test
	void pagePastTheLastIsEmpty() {
		FigurePage page = FigurePage.of(table(7), new Paging(Integer.MAX_VALUE, 10_000));
		assertThat(page.table().rows()).isEmpty();
		assertThat(page.pagination()).isEqualTo(new Pagination(7, 10_000, Integer.MAX_VALUE, 1, 0));
	}

	@Test
	void eitherParameterAsksForPage() {
		assertThat(parameters(Map.of()).hasPage()).isFalse();
		assertThat(parameters(Map.of()).paging()).isEqualTo(new Paging(1, 10_000));
		assertThat(parameters(Map.of("page", "3")).hasPage()).isTrue();
		assertThat(parameters(Map.of("page", "3")).paging()).isEqualTo(new Paging(3, 10_000));
		assertThat(parameters(Map.of("itemsPerPage", "20")).hasPage()).isTrue();
		assertThat(parameters(Map.of("itemsPerPage", "20")).paging()).isEqualTo(new Paging(1, 20));
	}

	@Test
	void nextPageIsNamedUntilTheLastOne() {
		assertThat(FigurePage.of(table(7), new Paging(2, 3)).next()).isEqualTo(Map.of("page", "3"));
		assertThat(FigurePage.of(table(7), new Paging(3, 3)).next()).isEmpty();
	}

	@Test
	void limitedRowsNameTheNextOnes() {
		FigurePage page = FigurePage.limited(table(4), parameters(Map.of("idAfter", "10", "limit", "3")));
		assertThat(page.table().rows()).hasSize(3);
		assertThat(page.next()).isEqualTo(Map.of("idAfter", "13"));
		assertThat(FigurePage.limited(table(3), parameters(Map.of("limit", "3"))).next()).isEmpty();
		assertThat(FigurePage.limited(table(3), Parameters.NONE).next()).isEmpty();
	}

	private static Parameters parameters(Map<String, String> values) {
		return Parameters.parse("a figure", values, List.of(Parameter.values()));
	}

	private static Pagination pagination(FigureTable all, Paging paging) {
		return Objects.requireNonNull(FigurePage.of(all, paging).pagination());
	}

	private static FigureTable table(int count) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		LongStream.rangeClosed(1, count).forEach((number) -> rows.add(List.of(number)));
		return FigureTable.of(List.of(new FigureColumn("number", "Number", ColumnKind.COUNT, null)), rows);
	}

}
