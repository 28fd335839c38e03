package io.tidemark.catalogue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tidemark.failure.NotFound;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the catalogue says of figures, columns and parameters.
 */
class CatalogueTests {

	private static final Catalogue CATALOGUE = Catalogue.load();

	@Test
	void everyDefinitionIsOneSentence() {
		Stream<String> definitions = Stream
			.of(CATALOGUE.kpis().stream().map(Kpi::definition), CATALOGUE.series().stream().map(Series::definition),
					columns().map(FigureColumn::definition), Stream.of(Parameter.values()).map(Parameter::sentence))
			.flatMap((each) -> each);
		assertThat(definitions).hasSizeGreaterThan(80)
			.allMatch((text) -> text.matches("(?!.*\\. )[A-Z0-9].*[A-Za-z0-9)]\\."));
	}

	@Test
	void everyMeasureHasUnitExceptRatios() {
		assertThat(columns().filter((column) -> !column.kind().isDimension())).isNotEmpty()
			.allMatch((column) -> column.unit() != null || column.kind() == ColumnKind.RATIO);
	}

	@Test
	void columnIsNullableWhereItsDefinitionSaysSo() {
		assertThat(columns().filter(FigureColumn::isNullable)).isNotEmpty()
			.allMatch((column) -> String.valueOf(column.definition()).contains("; null "));
		assertThat(columns().filter((column) -> !column.isNullable()))
			.noneMatch((column) -> String.valueOf(column.definition()).contains("null"));
	}

	@Test
	void namesAndLabelsAreUniqueInTheirSeries() {
		for (Series series : CATALOGUE.series()) {
			assertThat(series.columns()).extracting(FigureColumn::name).doesNotHaveDuplicates();
			assertThat(series.columns()).extracting(FigureColumn::label).doesNotHaveDuplicates();
		}
	}

	@Test
	void revenueHasTheColumnsOfTheReferenceFirst() {
		assertThat(CATALOGUE.findSeries("subscription-revenue").columns()).extracting(FigureColumn::name)
			.containsExactly("date", "currency_code", "revenue", "churn_revenue", "expansion_revenue", "new_revenue",
					"contraction_revenue", "reactivation_revenue", "net_new_revenue");
	}

	@Test
	void unknownSeriesIsToldWhichThereAre() {
		assertThatThrownBy(() -> CATALOGUE.findSeries("revenue")).isInstanceOf(NotFound.class)
			.hasMessageContaining("use one of subscription-revenue, reporting-revenue, subscription-metrics, cohorts, "
					+ "movements, restatements, restatement-causes, debtors");
	}

	@ParameterizedTest
	@EnumSource
	void exampleOfParameterIsValid(Parameter parameter) {
		switch (parameter.kind()) {
			case TEXT, DATE, CURRENCY, LIST -> assertThat(parameter.example()).isNotEmpty();
			case CHOICE -> assertThat(parameter.choices()).contains(parameter.example());
			case INTEGER ->
				assertThat(Long.parseLong(parameter.example())).isBetween(parameter.least(), parameter.most());
		}
	}

	@Test
	void everyParameterIsTakenBySomeFigure() {
		List<Parameter> taken = Stream
			.concat(CATALOGUE.kpis().stream().flatMap((kpi) -> kpi.filters().stream()),
					CATALOGUE.series().stream().flatMap((series) -> series.parameters().stream()))
			.distinct()
			.toList();
		assertThat(taken).containsExactlyInAnyOrder(Parameter.values());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					cube: numbers_cube            | cube: calls_cube             | names 'calls_cube' but does not declare it
					columns: [customer_count]     | columns: [customer_total]    | names 'customer_total' but does not declare it
					feature_count: count(*)       | feature_amount: count(*)     | declares no total of measures of the cube 'features_cube'
					    days: customers_days      | # no days                    | declares days or day of the cube 'customers_cube' without
					        invoice_count: count(*) | # not added up             | declares days of the cube 'invoices_cube', but
					{of: source}                  | {of: sauce}                  | "sauce": not one of the values accepted
					    month: invoice_month      | month: issued_on             | stores the cube 'invoices_cube' by the months of what is none
					    dealer: number_dealer     | dealler: number_dealer       | is invalid: Unrecognized property "dealler"
					settled: {count: customer_count} | settled: {count: number_count} | settles the cube 'customers_cube' by what is no measure
					    type: byStatus            | type: summary                | declares the KPI 'customers/summary' twice
					{column: customer_count,      | {column: number_count,       | guards 'number_count' of a KPI that has no such measure
					invoice-amount:               | invoices:                    | is invalid: Duplicate Object property "invoices"
					guards: {customers:           | guards: {numbers:            | declares the guard 'numbers' twice
					totals: [change]              | totals: [changed]            | adds up 'changed' of a series that has no such column
					key: [dealer_code]            | guards: {dealers: {column: x}} | guards the figure 'dealers', which is not stored by the month
					""",
			ignoreLeadingAndTrailingWhitespace = true)
	void wrongEntryIsNamed(String right, String wrong, String told) {
		String yaml = SqlFile.loadResource("catalogue.yml").replaceFirst(Pattern.quote(right), wrong);
		assertThatThrownBy(() -> Catalogue.parse(yaml)).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining(told);
	}

	private static Stream<FigureColumn> columns() {
		return Stream.concat(CATALOGUE.kpis().stream().flatMap((kpi) -> kpi.columns().stream()),
				CATALOGUE.series().stream().flatMap((series) -> series.columns().stream()));
	}

}
