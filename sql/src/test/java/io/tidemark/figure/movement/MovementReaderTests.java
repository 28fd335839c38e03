package io.tidemark.figure.movement;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.Pagination;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How movements are picked, paged and loaded.
 */
class MovementReaderTests {

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-04-30.1", "movements", MemoryContent.MOVEMENTS, """
			2026-01-05 EUR c1 - NORTH new 10.000000 0.000000 10.000000
			2026-01-05 EUR c2 - SOUTH new 20.333333 0.000000 20.333333
			2026-01-31 GBP c1 - NORTH new 5.000000 0.000000 5.000000
			2026-02-01 EUR c1 - NORTH expansion 2.500000 10.000000 12.500000
			2026-02-14 EUR c2 - SOUTH churn 20.333333 20.333333 0.000000
			2026-03-01 EUR c2 - SOUTH reactivation 1.000000 0.000000 1.000000
			2026-04-30 EUR c1 - NORTH contraction 0.500000 12.500000 12.000000
			""".lines().toList());

	private final MovementReader reader = new MovementReader(this.content);

	@Test
	void amountsAreExactAndPositive() {
		assertThat(rows(Map.of("movement", "churn"))).map(Object::toString)
			.containsExactly(
					"[2026-02-14, EUR, c2, null, churn, 20.333333, 20.333333, 0.000000, -20.333333, null, null]");
	}

	@ParameterizedTest
	@CsvSource({ "currency, GBP, 1", "dealerCode, SOUTH, 3", "dealerCode, south, 0", "customerId, c1, 4",
			"movement, new, 3", "dateFrom, 2026-02-01, 4", "dateTo, 2026-02-01, 4", "dateFrom, 2026-02-02, 3" })
	void everyParameterKeepsWhatItNames(String name, String value, int count) {
		assertThat(rows(Map.of(name, value))).hasSize(count);
		assertThat(pagination(page(Map.of(name, value))).totalItems()).isEqualTo(count);
	}

	@ParameterizedTest
	@CsvSource({ ",", "currency, EUR", "customerId, c2", "dateFrom, 2026-01-31", "dateTo, 2026-02-01" })
	void pagesCoverEveryRowOnceInItsOrder(@Nullable String name, @Nullable String value) {
		Map<String, String> filter = (name != null && value != null) ? Map.of(name, value) : Map.of();
		List<FigureRow> all = rows(filter);
		for (int itemsPerPage = 1; itemsPerPage <= all.size() + 1; itemsPerPage++) {
			List<FigureRow> paged = new ArrayList<>();
			for (int number = 1; number <= all.size() / itemsPerPage + 1; number++) {
				Map<String, String> parameters = new TreeMap<>(filter);
				parameters.put("page", Integer.toString(number));
				parameters.put("itemsPerPage", Integer.toString(itemsPerPage));
				FigurePage page = page(parameters);
				assertThat(pagination(page).totalItems()).isEqualTo(all.size());
				assertThat(pagination(page).pageTotalItems()).isEqualTo(page.table().rows().size());
				paged.addAll(page.table().rows());
			}
			assertThat(paged).as("%s rows a page", itemsPerPage).isEqualTo(all);
		}
	}

	@Test
	void monthsOutsideOfThePageAreCountedWithoutBeingLoaded() {
		FigurePage page = page(Map.of("page", "2", "itemsPerPage", "3"));
		assertThat(page.table().rows()).hasSize(3);
		assertThat(page.pagination()).isEqualTo(new Pagination(7, 3, 2, 3, 3));
		assertThat(this.content.loaded()).containsExactly("2026-02", "2026-03");
	}

	@Test
	void monthsOutsideOfTheDatesAreNotLoaded() {
		assertThat(rows(Map.of("dateFrom", "2026-02-14", "dateTo", "2026-03-31"))).hasSize(2);
		assertThat(this.content.loaded()).containsExactly("2026-02", "2026-03");
	}

	@Test
	void downloadLoadsMonthWhenItGetsThere() {
		FigureRows rows = this.reader.read(this.snapshot, Parameters.NONE);
		assertThat(this.content.loaded()).isEmpty();
		Iterator<FigureRow> iterator = rows.rows().iterator();
		for (int row = 1; row <= 3; row++) {
			iterator.next();
		}
		assertThat(this.content.loaded()).containsExactly("2026-01");
		iterator.next();
		assertThat(this.content.loaded()).containsExactly("2026-02");
		iterator.forEachRemaining((row) -> {
		});
		assertThat(iterator.hasNext()).isFalse();
		assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
		assertThat(rows.rows()).as("a second time").hasSize(7);
	}

	private List<FigureRow> rows(Map<String, String> parameters) {
		List<FigureRow> rows = new ArrayList<>();
		this.reader.read(this.snapshot, parameters(parameters)).rows().forEach(rows::add);
		return rows;
	}

	private FigurePage page(Map<String, String> parameters) {
		return this.reader.readPage(this.snapshot, parameters(parameters));
	}

	private static Pagination pagination(FigurePage page) {
		return Objects.requireNonNull(page.pagination());
	}

	private static Parameters parameters(Map<String, String> values) {
		return Parameters.parse(MovementReader.NAME, values, List.of(Parameter.values()));
	}

}
