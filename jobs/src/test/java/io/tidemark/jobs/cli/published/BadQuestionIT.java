package io.tidemark.jobs.cli.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.TestInstallation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What questions that can't be answered end in.
 */
class BadQuestionIT {

	@TempDir
	private static Path folder;

	private static TestInstallation installation;

	@BeforeAll
	static void publish() {
		installation = TestInstallation.in(folder);
		installation.call("figures", "customers").failsWith(8, "has no published snapshot yet");
		installation.call("figures", "customers", "--tenant", "acme").failsWith(8, "acme has no published snapshot");
		installation.runPublishes();
	}

	@ParameterizedTest
	@CsvSource({ "snapshots list, snapshots list, Version", "keys list, keys list, Id",
			"report list, report list, Report", "snapshots show, Snapshot, Property",
			"snapshots prune --dry-run, snapshots prune, Tenant", "figures, figures, Figure" })
	void everyListIsAWorkbookToo(String command, String sheet, String column) throws IOException {
		Path file = folder.resolve("list.xlsx");
		List<String> words = new ArrayList<>(List.of(command.split(" ")));
		words.addAll(List.of("--format", "xlsx"));
		installation.call(words.toArray(String[]::new)).failsWith(2, "say where it goes with --output FILE");
		words.addAll(List.of("--output", file.toString()));
		installation.call(words.toArray(String[]::new)).succeeds();
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
			assertThat(workbook.getSheet(sheet).getRow(0).getCell(0).getStringCellValue()).isEqualTo(column);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					8 | people                                              | no figure 'people': use one of customers
					8 | customers/byShoeSize                                | no KPI type 'byShoeSize' of customers: use one of summary
					8 | customers --tenant nobody                           | no tenant 'nobody'
					8 | customers --snapshot 2026-02-28.7                   | no snapshot 2026-02-28.7
					2 | customers --snapshot latest                         | 'latest' is not a snapshot version
					2 | customers --snapshot 2026-02-30.1                   | '2026-02-30.1' is not a snapshot version
					2 | customers --type mobile                             | customers/summary does not take 'type'
					2 | customers --currency EUR                            | does not take 'currency'
					2 | customers --date-from 2026-02-30                    | year-start, not '2026-02-30'
					2 | customers --date-from 2026-02-02 --date-to 2026-02-01 | dateTo 2026-02-01 is before dateFrom 2026-02-02
					2 | customers --limit 0                                 | limit must be a whole number from 1 to 10000, not '0'
					2 | customers --limit 10001                             | limit must be a whole number from 1 to 10000, not '10001'
					2 | customers --id-after=-1                             | idAfter must be a whole number of at least 0, not '-1'
					2 | customers --limit 99999999999999999999              | limit must be a whole number
					2 | numbers --dealer A --dealer B                       | ask for several dealers with groupBy=dealer
					2 | subscription-metrics --group-by product --dealer A  | is kept by product for all dealers together, not for single dealers
					2 | invoices --group-by colour                          | can't be grouped by 'colour': groupBy takes dealer, month, status
					2 | movements --group-by dealer                         | movements does not take 'groupBy'
					2 | customers --format xml                              | expected one of [table, csv, json, xlsx]
					2 | customers --bom                                     | --bom, --separator and --decimal are about CSV: add --format csv
					2 | customers --format csv --decimal ,                  | separator and decimal can't both be ',': use separator=; with decimal=,
					2 | customers --format xlsx                             | say where it goes with --output FILE
					2 | customers --colour red                              | Unknown options: '--colour', 'red'
					2 | subscription-revenue --currency EURO                | currency must be an ISO 4217 code like EUR, not 'EURO'
					2 | subscription-revenue --interval decade              | interval must be one of day, week, month, quarter, year
					2 | subscription-revenue --status active                | subscription-revenue does not take 'status'
					2 | subscription-revenue --page 0                       | page must be a whole number from 1 to 2147483647, not '0'
					2 | subscription-revenue --items-per-page 10001         | itemsPerPage must be a whole number from 1 to 10000, not '10001'
					2 | subscription-revenue --movement churn               | subscription-revenue does not take 'movement'
					2 | subscription-metrics --interval decade              | interval must be one of day, week, month, quarter, year
					2 | movements --movement loss                           | movement must be one of new, reactivation, expansion, contraction, churn, not 'loss'
					2 | movements --interval month                          | movements does not take 'interval'
					2 | restatements --customer-id 1                        | restatements does not take 'customerId'
					2 | customers/byStatus/history --type mobile            | customers/byStatus/history does not take 'type'
					2 | customers --page 1                                  | customers/summary does not take 'page'
					8 | customers/byShoeSize/history                        | no KPI type 'byShoeSize' of customers
					2 | subscription-revenue --to +12026-01-01              | dateTo must be a date like 2026-01-31
					2 | subscription-revenue --to 31.12.2026                | dateTo must be a date like 2026-01-31
					""")
	void questionIsToldWhatIsWrongWithIt(int exitCode, String question, String told) {
		installation.call(("figures " + question).split(" ")).failsWith(exitCode, told);
	}

	@Test
	void valueThatNoRowHasIsToldBesideTheAnswer() {
		String told = "Warning: No row has the status 'actve'. Nearest: ";
		for (String format : List.of("table", "csv", "json")) {
			Answer answer = installation.call("figures", "customers", "--status", "actve", "--format", format);
			assertThat(answer.exitCode()).isZero();
			assertThat(answer.err()).contains(told);
			assertThat(answer.out()).doesNotContain("Warning");
			assertThat(installation
				.call("figures", "customers/byDealer", "--dealer", "DIRECT", "--dealer", "drect", "--format", format)
				.err()).contains("Warning: No row has the dealer 'drect'. Nearest: DIRECT.");
		}
	}

	@Test
	void dayThatIsCountedBackIsToldAsADate() {
		Answer answer = installation.call("figures", "movements", "--from", "-30d", "--to", "today", "--format", "csv");
		assertThat(answer.exitCode()).isZero();
		assertThat(answer.err()).containsPattern("Movements: from \\d{4}-\\d\\d-\\d\\d, to \\d{4}-\\d\\d-\\d\\d\\.");
	}

	@Test
	void figuresAreListedWithoutOne() {
		Answer answer = installation.call("figures", "--format", "csv", "--columns", "figure");
		answer.succeeds();
		assertThat(answer.out().lines()).startsWith("Figure", "customers/summary", "customers/byStatus")
			.contains("subscription-revenue", "debtors")
			.noneMatch((name) -> name.endsWith("/history"));
		installation.call("figures", "--currency", "EUR").failsWith(2, "Name the FIGURE");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					2 | figure customers                    | no command 'figure': did you mean 'figures'? Otherwise use one of demo, run
					2 | snapshots lst                       | no command 'lst': did you mean 'list'?
					2 | snapshot list                       | did you mean 'snapshots'?
					2 | snapshots publish                   | no command 'publish': use one of
					2 | figures customers --formt csv       | Did you mean '--format'? See 'tidemark figures --help'.
					2 | figures customers --dealr=X         | Unknown option: '--dealr=X'. Did you mean '--dealer'?
					2 | snapshots list --limt 1             | Unknown options: '--limt', '1'. See 'tidemark snapshots list --help'.
					8 | figures customer/byStatus           | did you mean 'customers/byStatus'?
					8 | figures customers/bystats           | did you mean 'byStatus'? Otherwise use one of summary, byStatus
					2 | figures customers --columns cuont   | There is no column 'cuont': use one of customer_count.
					2 | snapshots list --columns stat       | no column 'stat': did you mean 'state'? Otherwise use one of version
					""")
	void misspeltWordIsToldWhichIsMeant(int exitCode, String line, String told) {
		installation.call(line.split(" ")).failsWith(exitCode, told);
	}

	@ParameterizedTest
	@CsvSource({ "snapshots list, data_as_of, Data as of", "keys list, per-minute, Per minute",
			"report list, Sent at, Sent at", "snapshots prune --dry-run, business date, Business date",
			"check-config, finding, Finding" })
	void everyListTakesFormatAndColumns(String list, String column, String label) {
		List<String> line = new ArrayList<>(List.of(list.split(" ")));
		line.addAll(List.of("--columns", "state," + column, "--format", "csv"));
		assertThat(installation.call(line.toArray(String[]::new)).out()).startsWith("State," + label + "\n");
		line.set(line.size() - 1, "json");
		assertThat(JsonMapper.shared().readTree(installation.call(line.toArray(String[]::new)).out()).isArray())
			.isTrue();
		line.set(line.size() - 1, "table");
		assertThat(installation.call(line.toArray(String[]::new)).out()).containsPattern("^State +" + label + "\n");
	}

	@Test
	void latestSnapshotIsShownInEveryFormat() {
		Answer json = installation.call("snapshots", "show");
		assertThat(JsonMapper.shared().readTree(json.out()).at("/tenant").asString()).isEqualTo("acme");
		assertThat(installation.call("snapshots", "show", "--format", "table").out()).contains("Source tables",
				"Checks", "Content hash");
		assertThat(installation.call("snapshots", "show", "--format", "csv").out())
			.startsWith("Part,Name,Property,Value\nSnapshot,Tenant,Value,acme\n");
	}

	@Test
	void versionThatIsNotStoredCantBeShownOrVerified() {
		installation.call("snapshots", "show", "2020-01-01.1").failsWith(8, "2020-01-01.1");
		installation.call("snapshots", "verify", "yesterday").failsWith(2, "'yesterday'");
	}

	@Test
	void commandMustBeOne() {
		installation.call("publish").failsWith(2, "publish", "tidemark --help");
		installation.call().failsWith(2, "Missing command", "tidemark --help");
	}

}
