package io.tidemark.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A source whose figures jump between 2025-04-09.1 and 2025-04-09.2.
 */
class JumpGuardsIT {

	@TempDir
	private Path folder;

	private Path source;

	private TestInstallation installation;

	@BeforeEach
	void publishTheFirstSnapshot() {
		this.source = SeedWorld.copySource(this.folder.resolve("source"));
		this.installation = TestInstallation.create(this.folder);
		guard("{customers: {min-change: 0, max-rise: 0}}");
		run(0);
	}

	@Test
	void halfOfTheCustomersGoneHoldsTheSnapshot() throws IOException {
		guard("{customers: {min-change: 2}}");
		keepFiveCustomers();
		assertThat(run(5).failure()).contains("Snapshot 2025-04-09.2 of acme is held: check jumps_plausible returned "
				+ "1 row, first: figure customers, before 11, after 5, change -6, "
				+ "change_share -54.5 %, allowed_share 20.0 %, compared_with 2025-04-09.1, guard guards.customers");
		assertThat(this.installation.snapshots().load("acme", null).version()).hasToString("2025-04-09.1");
	}

	@Test
	void tinyTenantIsLetJump() throws IOException {
		guard("on");
		keepFiveCustomers();
		run(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{customers: {min-change: 5, max-fall: 0.545}} | 5
			{customers: {min-change: 5, max-fall: 0.546}} | 0
			{customers: {min-change: 6, max-fall: 0}}     | 0
			{customers: off}                              | 0
			off                                           | 0
			""")
	void guardHoldsPastBothItsLimitsOnly(String guards, int exitCode) throws IOException {
		guard(guards);
		keepFiveCustomers();
		run(exitCode);
	}

	@Test
	void currencyThatIsGoneHasFallenToNothing() throws IOException {
		guard("{invoices: {min-change: 0}, invoice-amount: {min-change: 0}, mrr: {min-change: 0}}");
		Path periods = this.source.resolve("subscription_periods.csv");
		Files.write(periods, Files.readAllLines(periods).stream().filter((line) -> !line.contains(",JPY,")).toList());
		Path invoices = this.source.resolve("invoices.csv");
		Files.write(invoices, Files.readAllLines(invoices).stream().filter((line) -> !line.contains(",JPY,")).toList());
		Path items = this.source.resolve("invoice_items.csv");
		Files.write(items, Files.readAllLines(items).subList(0, 1));
		assertThat(run(5).failure()).contains("check jumps_plausible", "of JPY, before", "after 0, change -",
				"change_share -100.0 %");
	}

	@Test
	void snapshotIsComparedWithTheReleasedOneFromThenOn() throws IOException {
		guard("{customers: {min-change: 2}}");
		keepFiveCustomers();
		run(5);
		assertThat(run(5).failure()).as("still compared with the one that is served")
			.contains("compared_with 2025-04-09.1");
		Answer answer = this.installation.call("snapshots", "release", "2025-04-09.3", "--reason", "They left");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		run(0);
	}

	@Test
	void riseHoldsTheSnapshotAsWell() throws IOException {
		Path customers = this.source.resolve("customers.csv");
		Files.writeString(customers, Files.readString(customers) + "newcomer,Active,NORTH,2025-04-01T10:00:00Z\n");
		assertThat(run(5).failure()).contains("before 11, after 12, change 1, change_share 9.1 %, allowed_share 0.0 %");
	}

	/**
	 * Keep the first five customers, one of whom has a dealer of two lines.
	 */
	private void keepFiveCustomers() throws IOException {
		Path customers = this.source.resolve("customers.csv");
		Files.write(customers, Files.readAllLines(customers).subList(0, 1 + 5 + 1));
	}

	private void guard(String guards) {
		this.installation.configure(SeedWorld.tenant("acme", this.source) + "  guards: " + guards + "\n");
	}

	private Answer run(int exitCode) {
		Answer answer = this.installation.call("run", "--tenant", "acme");
		assertThat(answer.exitCode()).as(answer.err()).isEqualTo(exitCode);
		return answer;
	}

}
