package io.tidemark.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What three snapshots say of each other: the first, one with a correction of the past,
 * and one of the next day.
 */
class RestatementsIT {

	private static final String CAUSES_HEADER = "Figure,Currency Code,Change,Count Change,Date From,Date To,"
			+ "Customer ID,Difference,Before Movement,Before Amount,After Movement,After Amount,Status,Type,Dealer Code";

	private static String secondRun;

	private static final String HEADER = "Date,Currency Code,Figure,Before,After,Change";

	@TempDir
	private static Path folder;

	private static TestInstallation installation;

	@BeforeAll
	static void publish() throws Exception {
		Path source = SeedWorld.copySource(folder.resolve("source"));
		String tenant = SeedWorld.tenant("acme", source);
		installation = TestInstallation.create(folder, tenant);
		run();
		Path periods = source.resolve("subscription_periods.csv");
		Files.writeString(periods, Files.readString(periods).replace("Phone,980,3,40", "Phone,990,3,40"));
		Files.writeString(source.resolve("invoices.csv"),
				"901,pays_in_yen_and_dinar,NORTH,GBP,Paid,2025-03-10T09:00:00Z,2025-04-09,120.000,0\n",
				StandardOpenOption.APPEND);
		secondRun = run();
		installation.configure(tenant.replace(SeedWorld.AS_OF, "2025-04-11T01:30:00Z"));
		run();
	}

	private static String run() {
		Answer answer = installation.call("run", "--tenant", "acme");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return answer.out();
	}

	@Test
	void correctionOfThePastIsToldDayByDay() {
		List<String> rows = figure("restatements", "--snapshot", "2025-04-09.2");
		assertThat(rows).startsWith(HEADER, "2025-03-10,JPY,revenue,2900.000000,2930.000000,30.000000",
				"2025-03-10,JPY,new_revenue,2900.000000,2930.000000,30.000000",
				"2025-03-11,JPY,revenue,2900.000000,2930.000000,30.000000");
		assertThat(rows).hasSize(33).last().isEqualTo("2025-04-09,JPY,revenue,2900.000000,2930.000000,30.000000");
	}

	@Test
	void correctionOfThePastIsToldByItsCause() {
		assertThat(figure("restatement-causes", "--snapshot", "2025-04-09.2")).containsExactly(CAUSES_HEADER,
				"subscription-revenue,JPY,30.000000,,2025-03-10,,pays_in_yen_and_dinar,changed,new,2900.000000,new,2930.000000,,,",
				"invoices,GBP,120.000000,1,2025-03-10,2025-03-10,,,,,,,Paid,,NORTH");
		assertThat(figure("restatement-causes", "--snapshot", "2025-04-09.1")).containsExactly(CAUSES_HEADER);
		assertThat(figure("restatement-causes")).as("a new day is no cause").containsExactly(CAUSES_HEADER);
		assertThat(secondRun).containsOnlyOnce("customer").contains("""
				Restated:
				  JPY +30 on each day from 2025-03-10: customer pays_in_yen_and_dinar, new MRR on 2025-03-10 is 2,930 \
				instead of 2,900
				  Invoices: 1 more and GBP 120.00 more issued on 2025-03-10, status Paid, dealer NORTH
				""");
	}

	@ParameterizedTest
	@CsvSource({ "--dealerCode, D\"quote, 1", "--dealerCode, NORTH, 1", "--currency, GBP, 1", "--currency, JPY, 1",
			"--customerId, pays_in_yen_and_dinar, 1", "--customerId, x, 0", "--dateTo, 2025-03-09, 0",
			"--dateFrom, 2025-04-01, 1", "--page, 2, 0" })
	void everyParameterKeepsTheCausesThatItNames(String name, String value, int count) {
		assertThat(figure("restatement-causes", "--snapshot", "2025-04-09.2", name, value)).hasSize(1 + count);
	}

	@ParameterizedTest
	@CsvSource({ "--dealerCode, D\"quote, 32", "--dealerCode, NORTH, 0", "--currency, GBP, 0",
			"--dateFrom, 2025-04-01, 9", "--dateTo, 2025-03-10, 2", "--itemsPerPage, 20, 20", "--page, 2, 0" })
	void everyParameterKeepsWhatItNames(String name, String value, int count) {
		assertThat(figure("restatements", "--snapshot", "2025-04-09.2", name, value)).hasSize(1 + count);
	}

	@Test
	void restatementsStayWhenTheSnapshotBeforeIsRemoved() throws Exception {
		List<String> rows = figure("restatements", "--snapshot", "2025-04-09.2");
		List<String> ofDealer = figure("restatements", "--snapshot", "2025-04-09.2", "--dealerCode", "D\"quote");
		List<String> causes = figure("restatement-causes", "--snapshot", "2025-04-09.2");
		String first = " where snapshot_id = (select min(snapshot_id) from tidemark.snapshot);";
		try (Connection connection = installation.store().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set tidemark.retention = 'on'; delete from tidemark.chunk_list" + first
					+ "delete from tidemark.publication" + first + "delete from tidemark.snapshot" + first);
		}
		assertThat(installation.snapshots().findAll("acme")).hasSize(2);
		assertThat(figure("restatements", "--snapshot", "2025-04-09.2")).hasSize(33).isEqualTo(rows);
		assertThat(figure("restatements", "--snapshot", "2025-04-09.2", "--dealerCode", "D\"quote")).hasSize(33)
			.isEqualTo(ofDealer);
		assertThat(figure("restatements", "--snapshot", "2025-04-09.2", "--dealer", "D\"quote", "--dealer", "NORTH"))
			.isEqualTo(ofDealer);
		assertThat(
				figure("restatement-causes", "--snapshot", "2025-04-09.2", "--dealer", "D\"quote", "--dealer", "NORTH"))
			.isEqualTo(causes);
		assertThat(figure("restatement-causes", "--snapshot", "2025-04-09.2")).hasSize(3).isEqualTo(causes);
	}

	@Test
	void newDayIsNoRestatement() {
		assertThat(figure("restatements")).containsExactly(HEADER);
		assertThat(figure("subscription-revenue", "--from", "2025-04-10", "--currency", "JPY")).hasSize(2);
	}

	@Test
	void historyHasTheLatestRevisionOfEachDateUpToTheSnapshot() {
		assertThat(figure("customers/summary/history")).containsExactly("Snapshot Date,Count", "2025-04-09,11",
				"2025-04-10,12");
		assertThat(figure("customers/summary/history", "--limit", "1", "--id-after", "1"))
			.containsExactly("Snapshot Date,Count", "2025-04-10,12");
		assertThat(figure("customers/summary/history", "--snapshot", "2025-04-09.2"))
			.containsExactly("Snapshot Date,Count", "2025-04-09,11");
	}

	private static List<String> figure(String... question) {
		List<String> line = new ArrayList<>(List.of("figures"));
		line.addAll(List.of(question));
		line.addAll(List.of("--format", "csv"));
		Answer answer = installation.call(line.toArray(new String[0]));
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return answer.out().lines().toList();
	}

}
