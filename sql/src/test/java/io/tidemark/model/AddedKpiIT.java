package io.tidemark.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Check;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * KPIs that only the catalogue and a SQL file declare: the one of CONTRIBUTING, word for
 * word, and one by day that is stored by month.
 */
class AddedKpiIT {

	private static final String BY_DAY = """
			  - object: invoices
			    type: byDay
			    definition: Invoices by their day of issue.
			    columns:
			      - invoice_day: {label: Invoice Day, kind: date, definition: The local day of issue.}
			      - invoice_count
			      - invoice_mean: {label: Mean, kind: money, unit: currency, definition: The mean amount.}
			      - invoice_share: {label: Share, kind: ratio, definition: The share of invoices.}
			    cube:
			      figure: invoices_issue_cube
			      month: invoice_day
			      dealer: invoice_dealer
			      total: {model: int_invoices, where: standing = 'counted', measures: {invoice_count: count(*)}}
			""";

	private static final String DAYS = """
			select
			    issued_on as invoice_day,
			    concat_ws(
			        ',',
			        case when grouping(issued_on) = 0 then 'invoice_day' end,
			        case when grouping(invoice_dealer) = 0 then 'invoice_dealer' end
			    ) as grouped_by,
			    invoice_dealer,
			    count(*) as invoice_count,
			    avg(amount) as invoice_mean,
			    cast(1 as decimal(9, 8)) / 3 as invoice_share
			from int_invoices
			where standing = 'counted'
			group by cube (issued_on, invoice_dealer)
			""";

	private static Catalogue catalogue;

	private static SqlWorld world;

	@BeforeAll
	static void declare() throws SQLException, IOException {
		String guide = Files.readString(Path.of("..", "CONTRIBUTING.md"));
		catalogue = Catalogue.parse(SqlFile.loadResource("catalogue.yml")
			.replace("\n# Series: ", block("yaml", guide) + BY_DAY + "\n# Series: "));
		world = SqlWorld.build();
		world.execute("create table invoices_customers_cube as " + block("sql", guide));
		world.execute("create table invoices_issue_cube as " + DAYS);
	}

	/**
	 * Return the first example in a language.
	 */
	private static String block(String language, String guide) {
		Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(guide);
		assertThat(block.find()).isTrue();
		return block.group(1);
	}

	@AfterAll
	static void close() throws SQLException {
		world.close();
	}

	@BeforeEach
	void begin() throws SQLException {
		world.execute("begin transaction");
	}

	@AfterEach
	void rollBack() throws SQLException {
		world.execute("rollback");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					groupings_add_up | delete from invoices_customers_cube where grouped_by = 'invoice_customer_status'
					groupings_add_up | update invoices_issue_cube set invoice_count = invoice_count + 1 where invoice_day = '2025-03-31'
					figure_keys      | insert into invoices_customers_cube select * from invoices_customers_cube limit 1
					figure_keys      | update invoices_issue_cube set invoice_mean = null
					jumps_plausible  | insert into guards values ('invoices-of-customers', 0.2, 1, 1); insert into previous_figures values ('v', 'invoices-of-customers', 'Active, EUR', 100)
					""")
	void isChecked(String name, String change) throws SQLException {
		Check check = catalogue.checks().stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
		assertThat(world.query(CheckSql.render(check, catalogue))).isEmpty();
		world.execute(change);
		assertThat(world.query(CheckSql.render(check, catalogue))).isNotEmpty();
	}

	@Test
	void isStored() {
		assertThat(catalogue.figures()).extracting(StoredFigure::name)
			.contains("invoices_customers_cube", "invoices_issue_cube");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			invoices/byCustomerStatus |            |        | Active EUR 1 1440.000
			invoices/byCustomerStatus | status     | ACTIVE | Active EUR 1 1440.000
			invoices/byCustomerStatus | dealerCode | NORTH  | Active GBP 2 26.400
			invoices/byDay            |            |        | 2024-12-20 1 1440.000000 0.333333
			invoices/byDay            | dealerCode | NORTH  | 2024-12-31 1 12.000000 0.333333
			""")
	void isAnswered(String figure, String parameter, String value, String first) throws SQLException {
		Map<String, String> parameters = (parameter != null) ? Map.of(parameter, value) : Map.of();
		assertThat(text(read(figure, parameters)).get(0)).isEqualTo(first);
	}

	@Test
	void dayIsDate() throws SQLException {
		FigureTable byDay = read("invoices/byDay", Map.of());
		assertThat(byDay.rows()).extracting((row) -> row.date("invoice_day"))
			.isSorted()
			.contains(LocalDate.of(2025, 3, 31));
	}

	@Test
	void historyBeginsWithTheFirstSnapshotThatHasIt() throws SQLException {
		FigureTable history = read("invoices/byCustomerStatus/history", Map.of());
		assertThat(history.columns()).extracting(FigureColumn::label)
			.containsExactly("Snapshot Date", "Customer Status", "Invoice Currency", "Count", "Amount");
		assertThat(history.rows()).isNotEmpty()
			.extracting((row) -> row.date("snapshot_date"))
			.containsOnly(LocalDate.of(2025, 4, 9));
	}

	private static FigureTable read(String figure, Map<String, String> parameters) throws SQLException {
		MemoryContent content = new MemoryContent();
		Snapshot before = content.add("2025-04-08.1", "invoices_customers_cube",
				"grouped_by invoice_currency invoice_dealer invoice_count invoice_amount", List.of("- EUR - 1 1.000"));
		Snapshot snapshot = content.add("2025-04-09.1",
				Map.of("invoices_customers_cube " + columns("invoices_customers_cube"),
						cells("invoices_customers_cube"), "invoices_issue_cube " + columns("invoices_issue_cube"),
						cells("invoices_issue_cube")));
		return new FigureReader(content, new MemoryHistory(List.of(snapshot, before)))
			.read(snapshot, new Figures(catalogue).find(figure).ask(parameters))
			.table();
	}

	private static String columns(String cube) throws SQLException {
		return String.join(" ",
				world.query("select column_name from duckdb_columns() where table_name = '%s' order by column_index"
					.formatted(cube)));
	}

	private static List<String> cells(String cube) throws SQLException {
		return world.query("select * from " + cube)
			.stream()
			.map((row) -> row.replace(" | ", "|").replace(' ', '~').replace("null", "-").replace('|', ' '))
			.toList();
	}

	private static List<String> text(FigureTable table) {
		return table.rows()
			.stream()
			.map(FigureRow::values)
			.map((values) -> values.stream().map(String::valueOf).collect(Collectors.joining(" ")))
			.toList();
	}

}
