package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tidemark.jobs.Answer;
import io.tidemark.jobs.TestInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows that break the model, or only look as if they did, end in.
 */
class BadRowsIT {

	private static final String PERIODS = "period_id,subscription_id,customer_id,currency,product,unit_amount,quantity,"
			+ "discount_amount,interval_unit,interval_count,charge_kind,phase,valid_from,valid_to\n";

	private static final String GOOD_PERIOD = "1,s1,1,EUR,p,10,1,,month,1,recurring,active,2026-01-01,\n";

	private static final String INVOICES = "invoice_id,customer_id,dealer_code,currency,status,issued_at,due_on,"
			+ "amount,outstanding\n";

	private static final List<String> DEALERS = List.of("say \"hi\"", "a,b", "a;b", "line\nbreak", "cr\r\nlf",
			"\ud83d\ude80 rocket", "\u00fcber", "tab\there", "back\\slash", "'quoted'");

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void install() {
		this.installation = TestInstallation.in(this.folder);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					2,s,1,EUR,p,1,1,,fortnight,1,recurring,active,2026-01-01,           | interval_unit is unknown
					2,s,1,EUR,p,1,1,,month,0,recurring,active,2026-01-01,               | interval_count is below 1
					2,s,1,EUR,p,1,1,,month,9223372036854775807,recurring,active,2026-01-01, | interval_count is out of range
					2,s,1,EUR,p,1,1,,month,1,recurring,active,2026-02-01,2026-01-01     | valid_to is before valid_from
					2,s,1,XXX,p,1,1,,month,1,recurring,active,2026-01-01,               | currency is no ISO 4217 code
					2,s,1,usd,p,1,1,,month,1,recurring,active,2026-01-01,               | currency is no ISO 4217 code
					2,s,1,,p,1,1,,month,1,recurring,active,2026-01-01,                  | currency is no ISO 4217 code
					2,s,1,EUR,p,1,-1,,month,1,recurring,active,2026-01-01,              | quantity is negative
					2,s,1,EUR,p,1,1,2,month,1,recurring,active,2026-01-01,              | monthly amount is negative
					2,s,1,EUR,p,-1,1,,month,1,recurring,active,2026-01-01,              | monthly amount is negative
					2,s,1,EUR,p,999999999999999.999,999999999999999.999,,day,1,recurring,active,2026-01-01, | amount is out of range
					2,s,1,EUR,p,1,1,,month,1,weekly,active,2026-01-01,                  | charge_kind is not recurring
					2,s,1,EUR,p,1,1,,month,1,recurring,frozen,2026-01-01,               | phase is not trial
					2,s,,EUR,p,1,1,,month,1,recurring,active,2026-01-01,                | customer_id is missing
					2,s,1,EUR,p,,1,,month,1,recurring,active,2026-01-01,                | unit_amount is missing
					""")
	void rowThatBreaksTheModelIsRejectedAndCounted(String row, String reason) {
		this.installation.write("subscription_periods", PERIODS + GOOD_PERIOD + row + "\n").runPublishes();
		JsonNode rejection = manifest().get("rejections").get(0);
		assertThat(rejection.toString()).contains("subscription_periods", reason, "\"2\"");
		assertThat(csv("subscription-revenue", "--from", "2026-02-28")).contains("2026-02-28,EUR,10.00,");
	}

	@Test
	void overlappingPeriodsCountBothAndAreWarnedOf() {
		this.installation.write("subscription_periods", PERIODS + GOOD_PERIOD + GOOD_PERIOD.replaceFirst("1", "2"))
			.runPublishes();
		assertThat(manifest().get("checks").toString()).contains("periods_overlap", "WARNING");
		assertThat(csv("subscription-revenue", "--from", "2026-02-28")).contains("2026-02-28,EUR,20.00,");
	}

	@Test
	void itemWithoutItsInvoiceIsRejected() {
		this.installation
			.write("invoice_items", "invoice_item_id,invoice_id,category,net_amount,tax_amount\n1,7,a,1,1\n")
			.runPublishes();
		assertThat(manifest().get("rejections").toString()).contains("invoice_items", "its invoice does not exist");
	}

	@Test
	void creditNotesCountAsTheyAre() {
		this.installation.write("invoices", INVOICES + "1,1,,EUR,open,2026-01-01,,-12.5,-12.5\n").runPublishes();
		assertThat(csv("invoices/summary")).contains("EUR,1,-12.500,-12.500");
	}

	@Test
	void idsOfCustomersMayBeText() {
		this.installation.write("customers", TestInstallation.CUSTOMERS + "A-1,active,,\n\"\u00c4 2\",active,,\n")
			.runPublishes();
		assertThat(csv("customers/summary")).isEqualTo("Count\n2\n");
	}

	@Test
	void repeatedKeysHoldTheRun() {
		this.installation.write("customers", TestInstallation.CUSTOMERS + "1,a,,\n1,b,,\n")
			.runFailsWith(5, "is held", "check keys_unique", "customers");
		assertThat(this.installation.count("tidemark.hold")).isEqualTo(1);
		this.installation.call("figures", "customers").failsWith(8, "no published snapshot");
	}

	@Test
	void moreRejectedRowsThanTheBoundHoldTheRun() {
		this.installation.configureTenant("      max-rejected-share: 0.1\n")
			.write("subscription_periods", PERIODS + GOOD_PERIOD + "2,s,1,XXX,p,1,1,,month,1,recurring,active,,\n")
			.runFailsWith(5, "is held", "check rejected_share", "subscription_periods");
	}

	@Test
	void codesOfDealersMayHaveAnyCharacter() {
		StringBuilder customers = new StringBuilder(TestInstallation.CUSTOMERS);
		for (int index = 0; index < DEALERS.size(); index++) {
			customers.append("%s,active,\"%s\",2026-01-01\n".formatted(Integer.toString(index),
					DEALERS.get(index).replace("\"", "\"\"")));
		}
		this.installation.write("customers", customers.toString()).runPublishes();
		assertThat(parsed(csv("customers/byDealer")).stream().skip(1).map((row) -> row.getField(0)).toList())
			.containsExactlyInAnyOrderElementsOf(DEALERS);
		JsonNode json = JsonMapper.shared().readTree(figure("customers/byDealer", "json"));
		assertThat(json.valueStream().map((row) -> row.get("customer_dealer").asString()).toList())
			.containsExactlyInAnyOrderElementsOf(DEALERS);
		assertThat(figure("customers/byDealer", "table").lines()).hasSize(DEALERS.size() + 1);
		for (String dealer : DEALERS) {
			assertThat(csv("customers/summary", "--dealer-code", dealer)).isEqualTo("Count\n1\n");
		}
	}

	private JsonNode manifest() {
		Answer result = this.installation.call("snapshots", "show");
		result.succeeds();
		return JsonMapper.shared().readTree(result.out());
	}

	private String csv(String figure, String... filters) {
		return figure(figure, "csv", filters);
	}

	private String figure(String figure, String format, String... filters) {
		List<String> arguments = new ArrayList<>(List.of("figures", figure, "--format", format));
		arguments.addAll(List.of(filters));
		Answer result = this.installation.call(arguments.toArray(String[]::new));
		result.succeeds();
		return result.out();
	}

	private static List<CsvRecord> parsed(String csv) {
		try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new StringReader(csv))) {
			return reader.stream().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
