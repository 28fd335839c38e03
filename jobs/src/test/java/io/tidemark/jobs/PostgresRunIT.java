package io.tidemark.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Manifest.TableCount;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the nightly job on a real PostgreSQL that has the seed world.
 */
class PostgresRunIT {

	private static SeedWorldDatabase billing;

	@TempDir
	private Path folder;

	private Path mapping;

	private TestInstallation installation;

	@BeforeAll
	static void fill() {
		billing = SeedWorldDatabase.create();
	}

	@BeforeEach
	void install() {
		this.mapping = SeedWorldDatabase.writeMapping(this.folder.resolve("mapping"));
		this.installation = TestInstallation.create(this.folder, billing.tenant("database", this.mapping),
				SeedWorld.tenant("files", SeedWorld.path("source")));
	}

	@Test
	void sameSourceAtTheSameInstantGivesTheSameHash() {
		Snapshot files = published("files");
		Snapshot database = published("database");
		Snapshot again = published("database");
		assertThat(database.contentHash()).isEqualTo(files.contentHash());
		assertThat(database.version()).hasToString("2025-04-09.1");
		assertThat(database.manifest().tables()).isEqualTo(files.manifest().tables());
		assertThat(database.manifest().rejections()).isEqualTo(files.manifest().rejections());
		assertThat(again.version()).hasToString("2025-04-09.2");
		assertThat(again.contentHash()).isEqualTo(files.contentHash());
	}

	@Test
	void tableWithoutSelectOrRowsIsEmpty() throws Exception {
		Files.delete(this.mapping.resolve("features.sql"));
		SeedWorldDatabase.writeSelect(this.mapping, BillingTable.DEALERS, "select * from dealers where false");
		Manifest manifest = published("database").manifest();
		assertThat(count(manifest, "features"))
			.isEqualTo(new TableCount("features", 0, 0, 0, 0, 0, count(manifest, "features").controlSums()));
		assertThat(count(manifest, "features").controlSums().values()).containsOnly("0.000");
		assertThat(count(manifest, "dealers").rows()).isZero();
		assertThat(count(manifest, "customers").rows()).isEqualTo(12);
		assertThat(
				this.installation.call("figures", "features/charges", "--tenant", "database", "--format", "csv").out())
			.isEqualTo("Feature Currency,Feature Charge Kind,Count,Charge Amount,Monthly Amount\n");
	}

	@Test
	void keysThatAreIntegersOrUuidsAreTold() {
		SeedWorldDatabase.writeSelect(this.mapping, BillingTable.CUSTOMERS,
				"""
						select 9007199254740993::int8 as customer_id, 'Aktiv – 活' as status,
						    '00000000-0000-0000-0000-00000000abcd'::uuid as dealer_code, now() - interval '10 years' as created_at
						""");
		SeedWorldDatabase.writeSelect(this.mapping, BillingTable.SUBSCRIPTION_PERIODS, """
				select 1::int8 as period_id, 7::int2 as subscription_id, 9007199254740993 as customer_id,
				    'JPY' as currency, null::text as product, 5 as unit_amount, 1.000 as quantity,
				    null::numeric as discount_amount, 'month' as interval_unit, 1 as interval_count,
				    'recurring' as charge_kind, 'active' as phase, timestamptz '2025-04-01' as valid_from,
				    timestamptz 'infinity' as valid_to
				""");
		published("database");
		assertThat(figure("customers/byDealer"))
			.isEqualTo("Customer Dealer,Customer Dealer Name,Count\n00000000-0000-0000-0000-00000000abcd,,1\n");
		assertThat(figure("customers/byStatus")).isEqualTo("Customer Status,Count\nAktiv – 活,1\n");
		assertThat(figure("subscription-revenue")).contains("2025-04-09,JPY,5,,,,,,\n").hasLineCount(10);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					CUSTOMERS     | created_at::date as created_at  | created_at  | gives created_at as date, but the model wants an instant
					CUSTOMERS     | created_at::timestamp as created_at | created_at | as timestamp without time zone, but the model wants an instant
					CUSTOMERS     | 1.5::float8 as status           | status      | gives status as double precision, but the model wants text
					NUMBERS       | number_id::text as number_id    | number_id   | gives number_id as text, but the model wants a 64-bit
					INVOICES      | amount::float8 as amount        | amount      | gives amount as double precision, but the model wants a decimal
					INVOICES      | due_on::text as due_on          | due_on      | gives due_on as text, but the model wants a date
					INVOICES      | 12.3456 as amount               | amount      | has more than 3 decimals
					INVOICES      | 'NaN'::numeric as amount        | amount      | is not a finite number
					INVOICES      | 1e15::numeric as amount         | amount      | does not fit a decimal(18,3)
					INVOICE_ITEMS | -0.0001 as net_amount           | net_amount  | has more than 3 decimals
					""")
	void valueOrTypeOutsideTheModelEndsTheRun(BillingTable table, String expression, String column, String reason) {
		String others = table.columns()
			.stream()
			.map((other) -> other.name().equals(column) ? expression : other.name())
			.collect(Collectors.joining(", "));
		SeedWorldDatabase.writeSelect(this.mapping, table, "select " + others + " from " + table.tableName());
		assertFailure(table, column, reason);
	}

	@Test
	void columnOrTableThatIsMissingEndsTheRun() {
		SeedWorldDatabase.writeSelect(this.mapping, BillingTable.DEALERS, "select dealer_code from dealers");
		assertFailure(BillingTable.DEALERS, "dealer_name", "lacks the column dealer_name");
		SeedWorldDatabase.writeSelect(this.mapping, BillingTable.DEALERS, "select *, 1 as extra from dealers");
		assertFailure(BillingTable.DEALERS, "extra", "has the unknown column 'extra'");
		SeedWorldDatabase.writeSelect(this.mapping, BillingTable.DEALERS, "select * from no_such_table");
		assertFailure(BillingTable.DEALERS, "no_such_table", "does not exist");
	}

	private void assertFailure(BillingTable table, String column, String reason) {
		Answer answer = this.installation.call("run", "--tenant", "database", "--as-of", SeedWorld.AS_OF);
		assertThat(answer.exitCode()).as(answer.err()).isEqualTo(4);
		assertThat(answer.failure()).contains(table.tableName()).contains(column).contains(reason);
		assertThat(answer.err()).doesNotContain("\tat ");
		assertThat(this.installation.snapshots().findAll("database")).isEmpty();
	}

	@Test
	void allTablesAreReadAtOneInstant() throws Exception {
		SeedWorldDatabase busy = SeedWorldDatabase.create();
		this.installation.configure(busy.tenant("database", this.mapping) + "  guards: off\n");
		AtomicBoolean isRunning = new AtomicBoolean(true);
		AtomicInteger inserted = new AtomicInteger();
		ExecutorService writer = Executors.newSingleThreadExecutor();
		try {
			Future<?> writing = writer.submit(() -> insertWhile(busy, isRunning, inserted));
			for (int run = 0; run < 3; run++) {
				int before = inserted.get();
				Manifest manifest = published("database").manifest();
				assertThat(inserted.get()).isGreaterThan(before);
				assertThat(manifest.rejections()).filteredOn((it) -> it.reason().equals("its invoice does not exist"))
					.singleElement()
					.satisfies((it) -> assertThat(it.rows()).isEqualTo(1));
				assertThat(count(manifest, "invoice_items").rows() - 17)
					.isEqualTo(2 * (count(manifest, "invoices").rows() - 15))
					.isPositive();
			}
			isRunning.set(false);
			writing.get();
		}
		finally {
			isRunning.set(false);
			writer.shutdown();
		}
	}

	/**
	 * Insert invoices, each with its two items in one transaction, the items first.
	 */
	private static void insertWhile(SeedWorldDatabase busy, AtomicBoolean isRunning, AtomicInteger inserted) {
		try (Connection connection = busy.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			while (isRunning.get()) {
				int id = 1000 + inserted.get();
				statement.execute("insert into invoice_items values (%1$s * 2, %1$s, 'Usage', 1, 0.2),".formatted(id)
						+ " (%1$s * 2 + 1, %1$s, 'Usage', 2, 0.4)".formatted(id));
				statement
					.execute("insert into invoices values (%s, 'two_currencies', null, 'EUR', 'Sent',".formatted(id)
							+ " '2025-01-01', '2025-01-31', 3.6, 3.6)");
				connection.commit();
				inserted.incrementAndGet();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Snapshot published(String tenant) {
		Answer answer = this.installation.call("run", "--tenant", tenant, "--as-of", SeedWorld.AS_OF);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return this.installation.snapshots().load(tenant, null);
	}

	private String figure(String figure) {
		return this.installation.call("figures", figure, "--tenant", "database", "--format", "csv").out();
	}

	private static TableCount count(Manifest manifest, String table) {
		return manifest.tables().stream().filter((count) -> count.table().equals(table)).findFirst().orElseThrow();
	}

}
