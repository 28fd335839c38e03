package io.tidemark.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tidemark.jobs.TestInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Parquet files that are not as the model wants them end in.
 */
class BadParquetIT {

	private static final String INVOICE = "select 1 as invoice_id, null as customer_id, null as dealer_code, "
			+ "'EUR' as currency, 'open' as status, timestamptz '2026-01-01' as issued_at, null as due_on, "
			+ "%s as amount, %s as outstanding";

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void install() {
		this.installation = TestInstallation.in(this.folder);
	}

	@Test
	void corruptFileIsNamed() {
		this.installation.put("data/invoices.parquet", "PAR1 no more PAR1")
			.runFailsWith(4, "invoices.parquet can't be read as Parquet");
		this.installation.put("data/invoices.parquet", "").runFailsWith(4, "invoices.parquet can't be read as Parquet");
	}

	@Test
	void truncatedFileIsNamed() throws IOException {
		invoices("1", "1");
		Path file = this.installation.data("invoices.parquet");
		byte[] bytes = Files.readAllBytes(file);
		bytes[10] ^= 0x55;
		bytes[11] ^= 0x55;
		bytes[12] ^= 0x55;
		Files.write(file, bytes);
		this.installation.runFailsWith(4, "invoices.parquet");
	}

	@Test
	void missingColumnIsNamed() {
		parquet("invoices", "select 1 as invoice_id");
		this.installation.runFailsWith(4, "invoices.parquet lacks the column customer_id");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			0.1::double              | 0.100
			12.345::double           | 12.345
			123456789.125::float8    | 123456789.125
			1e3::double              | 1000.000
			7::integer               | 7.000
			'1.5'                    | 1.500
			""")
	void numbersThatAreExactToThreeDecimalsAreTaken(String amount, String shown) {
		invoices(amount, "0");
		this.installation.runPublishes();
		assertThat(this.installation.call("figures", "invoices/summary", "--format", "csv").out())
			.contains("EUR,1," + shown + ",0.000");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			0.1234::double           | column amount has '0.1234'
			'nan'::double            | column amount has 'nan'
			'infinity'::double       | column amount has 'inf'
			1e30::double             | column amount has '1e+30'
			'many'                   | column amount has 'many'
			date '2026-01-01'        | column amount has '2026-01-01'
			[1, 2]                   | column amount has '[1, 2]'
			""")
	void otherNumbersAreRefused(String amount, String told) {
		invoices(amount, "0");
		this.installation.runFailsWith(4, "invoices.parquet: " + told, "a decimal(18,3)");
	}

	private void invoices(String amount, String outstanding) {
		parquet("invoices", INVOICE.formatted(amount, outstanding));
	}

	private void parquet(String table, String select) {
		TestInstallation.sql("jdbc:duckdb:",
				"copy (%s) to '%s' (format parquet)".formatted(select, this.installation.data(table + ".parquet")));
	}

}
