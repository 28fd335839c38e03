package io.tidemark.jobs.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.TestPostgres;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a billing database that can't be read, or not as the model wants it, ends in.
 */
@Timeout(60)
class BadDatabaseIT {

	@TempDir
	private Path folder;

	private TestInstallation installation;

	private String billing;

	@BeforeEach
	void install() {
		this.installation = TestInstallation.in(this.folder);
		this.billing = TestPostgres.createDatabase();
	}

	@Test
	void closedPortIsTold() {
		source("jdbc:postgresql://localhost:1/billing?user=tidemark", "");
		this.installation.runFailsWith(4, "The source jdbc:postgresql://localhost:1/billing can't be read", "refused");
	}

	@Test
	void unknownHostIsTold() {
		source("jdbc:postgresql://billing.invalid/billing?user=tidemark", "");
		this.installation.runFailsWith(4, "The source jdbc:postgresql://billing.invalid/billing", "billing.invalid");
	}

	@Test
	void serverOfAnotherKindIsTold() throws IOException {
		try (ServerSocket server = new ServerSocket(0)) {
			Thread thread = new Thread(() -> answerNonsense(server));
			thread.start();
			source("jdbc:postgresql://localhost:%s/billing?user=tidemark".formatted(server.getLocalPort()), "");
			this.installation.runFailsWith(4, "The source jdbc:postgresql://localhost:", "can't be read");
		}
	}

	@Test
	void unknownDatabaseIsTold() {
		source(this.billing.replaceFirst("test_\\d+", "no_such_database"), "");
		this.installation.runFailsWith(4, "database \"no_such_database\" does not exist");
	}

	@Test
	void unknownUserIsToldWithoutThePassword() {
		source(this.billing.replaceFirst("\\?.*", ""), "        username: nobody_here\n        password: s3cr3t\n");
		this.installation.runFailsWith(4, "can't be read", "nobody_here");
	}

	@Test
	void missingTableIsToldWithItsSelect() {
		source(this.billing, "");
		this.installation.runFailsWith(4, "extract/tidemark/", ".sql can't be run on the source", "does not exist");
	}

	@Test
	void missingColumnIsToldWithItsSelect() {
		TestInstallation.sql(this.billing, SqlFile.load("source/billing"),
				"alter table billing.customer rename column signed_up_at to joined_at");
		source(this.billing, "");
		this.installation.runFailsWith(4, "extract/tidemark/customers.sql", "signed_up_at does not exist");
	}

	@Test
	void userWithoutPermissionIsToldTheTable() {
		TestInstallation.sql(this.billing, SqlFile.load("source/billing"),
				"do 'begin create role tidemark_blind login; exception when duplicate_object then null; end'");
		source(this.billing.replaceFirst("\\?.*", ""), "        username: tidemark_blind\n");
		this.installation.runFailsWith(4, "permission denied for schema billing");
	}

	@Test
	void missingMappingIsTold() {
		source(this.billing, "        mapping: nowhere\n");
		this.installation.runFailsWith(3, "nowhere' is neither 'tidemark' nor a folder");
	}

	@Test
	void mappingNeedsCustomers() {
		map("dealers", "select 'a' as dealer_code, 'b' as dealer_name");
		this.installation.runFailsWith(4, "mapping has no customers.sql");
	}

	@Test
	void mappingIsFoundBesideTheConfiguration() {
		map("customers", customers("1::bigint"));
		this.installation.runPublishes();
	}

	@Test
	void brokenSelectIsTold() {
		map("customers", "selec 1");
		this.installation.runFailsWith(4, "customers.sql can't be run on the source", "syntax error");
		map("customers", "");
		this.installation.runFailsWith(4, "customers.sql can't be run on the source", "syntax error");
		map("customers", "delete from pg_class");
		this.installation.runFailsWith(4, "customers.sql can't be run on the source", "syntax error");
		map("customers", customers("1") + "; " + customers("2"));
		this.installation.runFailsWith(4, "customers.sql");
	}

	@Test
	void selectThatFailsHalfWayIsTold() {
		map("customers", customers("(1 / (3000 - n))::bigint").replaceFirst("$",
				" from generate_series(1, 5000) as numbers (n)"));
		this.installation.runFailsWith(4, "customers.sql can't be run on the source", "division by zero");
	}

	@Test
	void columnsAreThoseOfTheModel() {
		map("customers", "select 1 as customer_id");
		this.installation.runFailsWith(4, "customers.sql lacks the column status");
		map("customers", customers("1") + ", 'a@b.example' as email");
		this.installation.runFailsWith(4, "customers.sql has the unknown column 'email'");
		map("customers", customers("1") + ", 2 as customer_id");
		this.installation.runFailsWith(4, "customers.sql has the column customer_id twice");
	}

	@Test
	void wrongTypeIsToldWithTheColumn() {
		map("customers", customers("1.5::float8"));
		this.installation.runFailsWith(4, "customers.sql gives customer_id as double precision",
				"Cast it in the select: cast(customer_id as text) as customer_id.");
		map("customers", customers("1").replace("timestamptz", "timestamp"));
		this.installation.runFailsWith(4, "customers.sql gives created_at as timestamp without time zone,",
				"created_at at time zone 'UTC' as created_at, with your own zone");
	}

	@Test
	void valueOutOfRangeIsToldWithItsRow() {
		map("customers", customers("1"));
		for (String amount : new String[] { "1e15", "-1e15", "1e18", "1e30", "'NaN'", "'infinity'", "0.0001" }) {
			map("invoices", invoices(amount + "::numeric", "timestamptz '2026-01-01'"));
			this.installation.runFailsWith(4, "invoices.amount (row 1 of the extraction)", "a decimal(18,3)");
		}
		map("invoices", invoices("9000000000000000000::bigint", "timestamptz '2026-01-01'"));
		this.installation.runFailsWith(4, "invoices.amount", "does not fit a decimal(18,3)");
		map("invoices", invoices("1", "timestamptz '294276-01-01'"));
		this.installation.runFailsWith(4, "invoices.issued_at", "outside the years 1 to 9999");
	}

	@Test
	void largestAmountsArePublished() {
		map("customers", customers("1"));
		map("invoices", invoices("999999999999999.999::numeric", "timestamptz '2026-01-01'") + " union all "
				+ invoices("-999999999999999::bigint", "timestamptz '2026-01-01'").replace("select 1", "select 2"));
		this.installation.runPublishes();
		assertThat(this.installation.call("figures", "invoices/summary", "--format", "csv").out())
			.contains("EUR,2,0.999,0.000");
	}

	private void map(String table, String select) {
		source(this.billing, "        mapping: mapping\n");
		this.installation.put("mapping/" + table + ".sql", select);
	}

	private static String customers(String id) {
		return "select " + id + " as customer_id, 'active'::text as status, null::text as dealer_code, "
				+ "timestamptz '2026-01-01' as created_at";
	}

	private static String invoices(String amount, String issuedAt) {
		return "select 1 as invoice_id, 1 as customer_id, null::text as dealer_code, 'EUR'::text as currency, "
				+ "'open'::text as status, " + issuedAt + " as issued_at, null::date as due_on, " + amount
				+ " as amount, 0::numeric as outstanding";
	}

	private void source(String url, String settings) {
		this.installation.configureSource("        url: " + url + "\n" + settings);
	}

	private static void answerNonsense(ServerSocket server) {
		try {
			while (true) {
				try (var connection = server.accept()) {
					connection.getOutputStream()
						.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				}
			}
		}
		catch (IOException ex) {
			// the test is over
		}
	}

}
