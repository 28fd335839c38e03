package io.tidemark.jobs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.TestInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What CSV files that are not as the model wants them end in.
 */
class BadFilesIT {

	private static final String INVOICES = "invoice_id,customer_id,dealer_code,currency,status,issued_at,due_on,"
			+ "amount,outstanding\n";

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void install() {
		this.installation = TestInstallation.in(this.folder);
	}

	@Test
	void missingFolderIsNamed() {
		this.installation.configureSource("        files: nowhere\n").runFailsWith(4, "nowhere", "does not exist");
	}

	@Test
	void customersMustBeThere() throws IOException {
		Files.delete(this.installation.data("customers.csv"));
		this.installation.runFailsWith(4, "data has no customers.csv or customers.parquet");
	}

	@Test
	void tableMayNotStandInTwoFiles() {
		this.installation.put("data/customers.parquet", "").runFailsWith(4, "customers.csv", "customers.parquet");
	}

	@Test
	void folderIsNoFile() throws IOException {
		Files.delete(this.installation.data("customers.csv"));
		Files.createDirectory(this.installation.data("customers.csv"));
		this.installation.runFailsWith(4, "customers.csv is a folder, not a file");
	}

	@Test
	void unreadableFileIsNamed() throws IOException {
		assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
		Files.setPosixFilePermissions(this.installation.data("customers.csv"),
				PosixFilePermissions.fromString("---------"));
		this.installation.runFailsWith(4, "customers.csv", "may not be read");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			customer_id,status,created_at                         | customers.csv lacks the column dealer_code
			customer_id,status,dealer_code,created_at,email       | customers.csv has the unknown column 'email'
			customer_id,status,dealer_code,created_at,status      | customers.csv has the column status twice
			Customer_ID,status,dealer_code,created_at             | customers.csv lacks the column customer_id
			customer_id;status;dealer_code;created_at             | customers.csv lacks the column customer_id
			""")
	void columnsAreThoseOfTheModel(String header, String told) {
		this.installation.write("customers", header + "\n").runFailsWith(4, told);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1,,,EUR,open,2026-13-01,,1,1                   | issued_at has '2026-13-01'             | an instant
			1,,,EUR,open,2026-01-01,2026-02-30,1,1         | due_on has '2026-02-30'                | a date
			1,,,EUR,open,2026-01-01,01/02/2026,1,1         | due_on has '01/02/2026'                | a date
			1,,,EUR,open,2026-01-01,,"1,000.00",1          | amount has '1,000.00'                  | a decimal(18,3)
			1,,,EUR,open,2026-01-01,,1.2345,1              | amount has '1.2345'                    | a decimal(18,3)
			1,,,EUR,open,2026-01-01,,NaN,1                 | amount has 'NaN'                       | a decimal(18,3)
			1,,,EUR,open,2026-01-01,,1,1000000000000000    | outstanding has '1000000000000000'     | a decimal(18,3)
			1,,,EUR,open,2026-01-01,,1,1e40                | outstanding has '1e40'                 | a decimal(18,3)
			one,,,EUR,open,2026-01-01,,1,1                 | invoice_id has 'one'                   | a 64-bit integer
			1.5,,,EUR,open,2026-01-01,,1,1                 | invoice_id has '1.5'                   | a 64-bit integer
			9223372036854775808,,,EUR,open,2026-01-01,,1,1 | invoice_id has '9223372036854775808'   | a 64-bit integer
			1,,,EUR,open,12026-01-01,,1,1                  | issued_at has '12026-01-01'            | an instant
			1,,,EUR,open,0044-03-15 (BC),,1,1              | issued_at has '0044-03-15 (BC)'        | an instant
			""")
	void badValueIsToldWithFileLineAndColumn(String row, String told, String expected) {
		this.installation
			.write("invoices", INVOICES + "7,,,EUR,open,2026-01-01,,1,1\n\"8\",,\"\n\",EUR,,,,,\n" + row + "\n")
			.runFailsWith(4, "invoices.csv line 5: column " + told, "which is not " + expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			2,active,                        | line 3 has 3 fields, its header has 4
			2,active,,2026-01-01,more        | line 3 has 5 fields, its header has 4
			2,active,"open,2026-01-01        | after line 2
			2,"act"ive,,2026-01-01           | after line 2
			""")
	void brokenLineIsTold(String row, String told) {
		this.installation.write("customers", TestInstallation.CUSTOMERS + "1,,,\n" + row + "\n3,,,\n")
			.runFailsWith(4, "customers.csv", told);
	}

	@Test
	void otherEncodingIsToldWithItsLine() throws IOException {
		Files.writeString(this.installation.data("customers.csv"),
				TestInstallation.CUSTOMERS + "1,active,,2026-01-01\n2,gek\u00fcndigt,,2026-01-01\n",
				StandardCharsets.ISO_8859_1);
		this.installation.runFailsWith(4, "customers.csv is not encoded as UTF-8", "line 3");
	}

	@Test
	void emptyFileLacksItsHeader() {
		this.installation.write("customers", "").runFailsWith(4, "customers.csv lacks the column customer_id");
	}

	@Test
	void headerAloneIsAnEmptyTable() {
		this.installation.write("customers", TestInstallation.CUSTOMERS.strip()).runPublishes();
		assertThat(figure("customers/byStatus")).isEqualTo("Customer Status,Count\n");
	}

	@Test
	void lineEndsByteOrderMarksAndQuotedNewLinesAreRead() {
		this.installation
			.write("customers",
					"\ufeff" + TestInstallation.CUSTOMERS.replace("\n", "\r\n")
							+ "\"1\",\"on \r\nhold\",,2026-01-01\r\n2,,,2026-01-01 10:00:00\r\n")
			.runPublishes();
		assertThat(figure("customers/byStatus")).isEqualTo("Customer Status,Count\nUnknown,1\n\"on \r\nhold\",1\n");
	}

	@Test
	void instantWithoutAnOffsetIsInTheTenantsZone() {
		this.installation.configureTenant("      time-zone: Asia/Tokyo\n").write("invoices", INVOICES + """
				1,,,EUR,open,2026-01-31T23:30:00,,1,0
				2,,,EUR,open,2026-01-31T23:30:00Z,,1,0
				3,,,EUR,open,2026-01-31 23:30:00+09:00,,1,0
				""").runPublishes();
		assertThat(figure("invoices/byMonth")).contains("2026-01,EUR,2,2.000,0.000", "2026-02,EUR,1,1.000,0.000");
	}

	private String figure(String figure) {
		Answer result = this.installation.call("figures", figure, "--format", "csv");
		result.succeeds();
		return result.out();
	}

}
