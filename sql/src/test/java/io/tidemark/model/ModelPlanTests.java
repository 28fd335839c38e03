package io.tidemark.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is built in which order, and what its hash covers.
 */
class ModelPlanTests {

	private static final ModelPlan PLAN = ModelPlan.load();

	@Test
	void everyModelIsBuiltAfterThoseItReads() {
		List<String> built = new ArrayList<>();
		for (Model model : models()) {
			assertThat(built).containsAll(
					ReadTables.of(model.sql()).stream().filter((name) -> Model.find(name).isPresent()).toList());
			built.add(model.name());
		}
		assertThat(built).doesNotHaveDuplicates().hasSizeGreaterThan(40);
	}

	@Test
	void everythingThatIsStoredIsBuilt() {
		assertThat(models()).extracting(Model::name)
			.containsAll(Catalogue.load().figures().stream().map(StoredFigure::name).toList());
	}

	@Test
	void whatNoFileIsReadFromIsLoadedByTheRun() {
		Set<String> loaded = Set.of("excluded_invoice_statuses");
		List<String> seeds = PLAN.seeds().stream().map(Seed::name).toList();
		assertThat(models()).allSatisfy(
				(model) -> assertThat(ReadTables.of(model.sql())).allMatch((name) -> Model.find(name).isPresent()
						|| seeds.contains(name) || loaded.contains(name) || name.startsWith("raw_")));
	}

	@Test
	void hashCoversSeeds() {
		assertThat(seed("interval_units")).contains("month,1,1");
		assertThat(PLAN.version(Stream.of(seed("interval_units").replace("month,1,1", "month,2,1"))))
			.isNotEqualTo(PLAN.version(Stream.of(seed("interval_units"))));
		assertThat(PLAN.version()).hasSize(64);
	}

	private static String seed(String name) {
		return PLAN.seeds().stream().filter((seed) -> seed.name().equals(name)).findFirst().orElseThrow().text();
	}

	@Test
	void figureWithoutFileIsTold() {
		String yaml = SqlFile.loadResource("catalogue.yml").replace("numbers_cube", "calls_cube");
		assertThatThrownBy(() -> new ModelPlan(Catalogue.parse(yaml))).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("'calls_cube'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			select * from a join b on a.x is not distinct from b.x           | a, b
			with c as (select 1), d as (select * from c) select * from d, a  | ''
			-- from a\\nselect 'from b' from e left join f as g on true       | e, f
			select extract(day from x) from (select * from a) as b           | a
			select * from days_between(1, 2) inner join raw_x on true        | raw_x
			""")
	void tablesAreReadFromTheStatement(String sql, String tables) {
		assertThat(String.join(", ", ReadTables.of(sql.replace("\\n", "\n")))).isEqualTo(tables);
	}

	private static List<Model> models() {
		return Stream.of(PLAN.staging(), PLAN.kpis(), PLAN.revenue(), PLAN.others()).flatMap(List::stream).toList();
	}

}
