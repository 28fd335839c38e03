package io.tidemark.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs tenants with and without a reporting currency, on files and on a database.
 */
class ReportingRevenueIT {

	private static final String REPORTING = "  reporting-currency: EUR\n";

	private static final String HEADER = "Date,Currency Code,Revenue,Churn Revenue,Expansion Revenue,New Revenue,"
			+ "Contraction Revenue,Reactivation Revenue,FX Revenue\n";

	/** Worked out apart, from the golden movements and the rates. */
	private static final String MONTHS = HEADER + """
			2024-12-31,EUR,250.00,,,250.00,,,
			2025-01-31,EUR,335.95,12.10,,96.80,,,1.25
			2025-02-28,EUR,383.24,30.25,,63.02,,14.52,
			2025-03-31,EUR,322.85,100.00,17.93,19.22,23.90,29.88,-3.51
			2025-04-09,EUR,282.86,,,,36.35,,-3.65
			""";

	private static final String REPORTS = """
			  reports:
			    daily:
			      figures: ["reporting-revenue?interval=month"]
			      formats: [csv]
			      recipients: [{to: [finance@example.com]}]
			    monthly:
			      template: monthly
			      recipients: [{to: [finance@example.com]}]
			""";

	@TempDir
	private Path folder;

	private TestInstallation installation;

	private Path mapping;

	private Path source;

	@BeforeEach
	void install() {
		this.mapping = SeedWorldDatabase.writeMapping(this.folder.resolve("mapping"));
		this.source = SeedWorld.copySource(this.folder.resolve("source"));
		this.installation = TestInstallation.create(this.folder, SeedWorld.tenant("plain", this.source),
				SeedWorld.tenant("files", this.source) + REPORTING + REPORTS,
				SeedWorldDatabase.create().tenant("database", this.mapping) + REPORTING);
	}

	@Test
	void monthsAreTheMovementsAtTheirDaysRates() {
		Snapshot files = published("files");
		Snapshot database = published("database");
		assertThat(database.contentHash()).isEqualTo(files.contentHash());
		assertThat(database.manifest().tables()).isEqualTo(files.manifest().tables())
			.anySatisfy((table) -> assertThat(table.controlSums()).containsEntry("rate", "9.559645679"));
		assertThat(months("files")).isEqualTo(MONTHS);
		assertThat(months("database")).isEqualTo(MONTHS);
	}

	@Test
	void dealersSeriesAddsUpItsOwnCustomers() {
		published("files");
		assertThat(figure("files", "--interval", "month", "--dealer-code", "D;semi")).isEqualTo(HEADER + """
				2024-12-31,EUR,100.00,,,100.00,,,
				2025-01-31,EUR,136.30,,,36.30,,,
				2025-02-28,EUR,136.30,,,,,,
				2025-03-31,EUR,35.85,100.00,,,,,-0.45
				2025-04-09,EUR,35.40,,,,,,-0.45
				""");
	}

	@Test
	void headlinesMailAndItsAttachmentTellTheMrrOfAllCurrencies() throws IOException {
		assertThat(run("files").out()).containsPattern("MRR, all in EUR +EUR +282.86");
		Path preview = this.folder.resolve("preview");
		Answer answer = this.installation.call("report", "preview", "daily", "--tenant", "files", "--out",
				preview.toString());
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		assertThat(read(preview, ".txt"))
			.contains("MRR, all in EUR: 282.86\n  since 8 Apr ±0; since 2 Apr -3.35 (-1.2%)");
		assertThat(read(preview, ".html")).contains("MRR, all in EUR");
		assertThat(read(preview, ".csv")).isEqualTo(MONTHS);
	}

	@Test
	void monthlyMailHasTheMrrOfAllCurrenciesAtTheMonthsEnd() throws IOException {
		run("files");
		Path preview = this.folder.resolve("preview");
		Answer answer = this.installation.call("report", "preview", "monthly", "--tenant", "files", "--out",
				preview.toString());
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		assertThat(read(preview, ".txt"))
			.contains("MRR on 31 Mar 2025, all in EUR: 322.85\n  since 28 Feb -60.39 (-15.8%)");
	}

	private static String read(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return Files.readString(files.filter((file) -> file.toString().endsWith(ending)).findFirst().orElseThrow());
		}
	}

	@Test
	void withoutReportingCurrencyRatesAreNotRead() throws IOException {
		Snapshot with = published("plain");
		Files.writeString(this.source.resolve("exchange_rates.csv"), "this is no table\n");
		Snapshot broken = published("plain");
		Files.delete(this.source.resolve("exchange_rates.csv"));
		Snapshot without = published("plain");
		assertThat(without.contentHash()).isEqualTo(with.contentHash()).isEqualTo(broken.contentHash());
		assertThat(without.manifest().tables()).extracting((table) -> table.table()).doesNotContain("exchange_rates");
		assertThat(months("plain")).isEqualTo(HEADER);
	}

	@Test
	void missingRateHoldsTheRunAndNamesCurrencyAndDay() throws IOException {
		Path rates = this.source.resolve("exchange_rates.csv");
		Files.writeString(rates, Files.readString(rates).replace("2025-03-10,KWD", "2025-03-12,KWD"));
		Answer answer = run("files");
		assertThat(answer.exitCode()).isEqualTo(5);
		assertThat(answer.failure())
			.contains(" is held: check rates_complete returned 2 rows, first: currency_code KWD, "
					+ "calendar_on 2025-03-10, rate null.");
		Files.delete(rates);
		assertThat(run("files").failure()).contains("first: currency_code GBP, calendar_on 2024-12-05, rate null");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			0.12345678901::numeric, has more than 10 decimals
			123456789::numeric, "does not fit a decimal(18,10)"
			'NaN'::numeric, is not a finite number
			1.5::float8, gives rate as double precision
			""")
	void rateThatTheModelCannotHoldEndsTheRun(String rate, String reason) {
		SeedWorldDatabase.writeSelect(this.mapping, BillingTable.EXCHANGE_RATES,
				"select day, from_currency, to_currency, %s as rate from exchange_rates".formatted(rate));
		Answer answer = run("database");
		assertThat(answer.exitCode()).as(answer.err()).isEqualTo(4);
		assertThat(answer.failure()).contains("exchange_rates").contains(reason);
	}

	private Snapshot published(String tenant) {
		Answer answer = run(tenant);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return this.installation.snapshots().load(tenant, null);
	}

	private Answer run(String tenant) {
		return this.installation.call("run", "--tenant", tenant, "--as-of", SeedWorld.AS_OF);
	}

	private String months(String tenant) {
		return figure(tenant, "--interval", "month");
	}

	private String figure(String tenant, String... arguments) {
		return this.installation
			.call(Stream.concat(Stream.of("figures", "reporting-revenue", "--tenant", tenant, "--format", "csv"),
					Stream.of(arguments))
				.toArray(String[]::new))
			.out();
	}

}
