package io.tidemark.jobs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A store that an earlier release filled is brought up to date and read as before.
 */
class UpgradeIT {

	private static final String CORRECTED = "2026-10-20.2";

	private static final List<String> CAUSES = List.of(
			"GBP -402.50 on each day from 2026-10-15: customer 151, contraction of 402.50 on 2026-10-15 is new",
			"Invoices: 2 more and GBP 120.00 more issued on 2026-10-15, status Paid, dealer HAR01");

	@TempDir
	private static Path folder;

	private static TestInstallation installation;

	private static String run;

	@BeforeAll
	static void upgrade() throws Exception {
		String url = TestPostgres.createDatabase();
		Flyway.configure()
			.dataSource(url, null, null)
			.locations("classpath:io/tidemark/sql/store/migration")
			.schemas("tidemark")
			.table("schema_history")
			.target("9")
			.load()
			.migrate();
		TestInstallation.sql(url,
				new ClassPathResource("upgrade/V9.sql", UpgradeIT.class).getContentAsString(StandardCharsets.UTF_8));
		installation = TestInstallation.with(folder, url)
			.write("customers", TestInstallation.CUSTOMERS + """
					151,Active,HAR01,2026-09-01T09:00:00Z
					152,Active,LEE02,2026-09-10T09:00:00Z
					""")
			.write("subscription_periods",
					"""
							period_id,subscription_id,customer_id,currency,product,unit_amount,quantity,discount_amount,interval_unit,interval_count,charge_kind,phase,valid_from,valid_to
							1,s1,151,GBP,Phone,1402.50,1,0,month,1,recurring,active,2026-09-01T09:00:00Z,2026-10-15T00:00:00Z
							2,s2,152,EUR,Phone,100,1,0,month,1,recurring,active,2026-09-10T09:00:00Z,
							3,s1,151,GBP,Phone,1000,1,0,month,1,recurring,active,2026-10-15T00:00:00Z,
							""")
			.write("invoices", """
					invoice_id,customer_id,dealer_code,currency,status,issued_at,due_on,amount,outstanding
					1,151,HAR01,GBP,Paid,2026-10-01T09:00:00Z,2026-10-15,1402.500,0
					2,152,LEE02,EUR,Sent,2026-10-10T09:00:00Z,2026-10-24,100.000,100.000
					3,151,HAR01,GBP,Paid,2026-10-15T09:00:00Z,2026-10-29,60.000,0
					4,151,HAR01,GBP,Paid,2026-10-15T10:00:00Z,2026-10-29,60.000,0
					""");
		installation.configure("""
				acme:
				  time-zone: Europe/London
				  source:
				    files: data
				    as-of: 2026-10-22T01:30:00Z
				""");
		run = call("run").out();
	}

	@Test
	void restatementsByDayAreThoseThatWereStored() {
		assertThat(figure("restatements", "--snapshot", CORRECTED)).containsExactly(
				"Date,Currency Code,Figure,Before,After,Change",
				"2026-10-15,GBP,revenue,1402.500000,1000.000000,-402.500000",
				"2026-10-15,GBP,contraction_revenue,,402.500000,402.500000",
				"2026-10-16,GBP,revenue,1402.500000,1000.000000,-402.500000",
				"2026-10-17,GBP,revenue,1402.500000,1000.000000,-402.500000",
				"2026-10-18,GBP,revenue,1402.500000,1000.000000,-402.500000",
				"2026-10-19,GBP,revenue,1402.500000,1000.000000,-402.500000",
				"2026-10-20,GBP,revenue,1402.500000,1000.000000,-402.500000");
	}

	@Test
	void causesOfWhatWasPublishedBeforeTheyWereStoredAreFoundNow() {
		assertThat(figure("restatement-causes", "--snapshot", CORRECTED)).hasSize(3)
			.contains("subscription-revenue,GBP,-402.500000,,2026-10-15,,151,new,,,contraction,402.500000,,,",
					"invoices,GBP,120.000000,2,2026-10-15,2026-10-15,,,,,,,Paid,,HAR01");
		assertThat(figure("restatement-causes", "--snapshot", CORRECTED, "--dealerCode", "LEE02")).hasSize(1);
		assertThat(figure("restatement-causes", "--snapshot", CORRECTED, "--dealerCode", "HAR01")).hasSize(3);
		Answer diff = call("snapshots", "diff", "2026-10-20.1", CORRECTED);
		assertThat(diff.err().lines().map(String::strip)).containsExactly("Restated:", CAUSES.get(0), CAUSES.get(1));
		assertThat(diff.out().lines()).anyMatch((row) -> row.contains("contraction") || row.contains("402.50"));
	}

	@Test
	void firstRunAfterTheUpgradeRestatesNothing() {
		assertThat(run).contains("Published acme 2026-10-21.1").doesNotContain("Restated");
		assertThat(figure("restatements")).hasSize(1);
		assertThat(figure("restatement-causes")).hasSize(1);
	}

	@Test
	void diffAcrossTheUpgradeTellsNoMovementOfThePastAsNew() {
		List<String> rows = call("snapshots", "diff", "--format", "csv").out().lines().toList();
		assertThat(rows).noneMatch((row) -> row.startsWith("movements,"))
			.filteredOn((row) -> row.startsWith("mrr_daily,"))
			.isNotEmpty()
			.allMatch((row) -> row.contains("calendar_on=2026-10-21"));
	}

	@Test
	void diffAcrossTheUpgradeTellsNewFiguresInALineEach() {
		List<String> rows = call("snapshots", "diff", "--format", "csv").out().lines().toList();
		for (String figure : List.of("mrr_cohorts", "mrr_daily_by_product", "outstanding_invoices", "debtors")) {
			assertThat(rows).filteredOn((row) -> row.startsWith(figure + ","))
				.containsExactly(figure + ",all,all,\"new in 2026-10-21.1, not compared\",,,");
		}
	}

	@Test
	void snapshotsOfBothReleasesAreWhole() {
		for (String version : List.of("2026-10-20.1", CORRECTED, "2026-10-21.1")) {
			assertThat(call("snapshots", "verify", version).out()).contains("match the content hash");
		}
	}

	private static List<String> figure(String... question) {
		List<String> line = new ArrayList<>(List.of("figures"));
		line.addAll(List.of(question));
		line.addAll(List.of("--format", "csv"));
		return call(line.toArray(new String[0])).out().lines().toList();
	}

	private static Answer call(String... words) {
		List<String> line = new ArrayList<>(List.of(words));
		line.addAll(List.of("--tenant", "acme"));
		Answer answer = installation.call(line.toArray(new String[0]));
		answer.succeeds();
		return answer;
	}

}
