package io.tidemark.jobs;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a customer who falls behind with a payment does to the MRR, as the tenant chooses.
 */
class PastDueIT {

	private static final String PERIODS = """
			period_id,subscription_id,customer_id,currency,product,unit_amount,quantity,discount_amount,interval_unit,\
			interval_count,charge_kind,phase,valid_from,valid_to
			1,s1,1,EUR,p,10,1,,month,1,recurring,active,2026-01-10T00:00:00Z,2026-01-20T00:00:00Z
			2,s1,1,EUR,p,10,1,,month,1,recurring,past_due,2026-01-20T00:00:00Z,2026-02-01T00:00:00Z
			3,s1,1,EUR,p,10,1,,month,1,recurring,active,2026-02-01T00:00:00Z,
			4,s2,1,EUR,p,5,1,,month,1,usage,past_due,2026-01-10T00:00:00Z,
			""";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                            | false | 0.00
			'      count-past-due: false' | false | 0.00
			'      count-past-due: true'  | true  | 10.00
			""")
	void pastDuePeriodCountsIfTheTenantSaysSo(String line, boolean counts, String revenue) {
		TestInstallation installation = TestInstallation.in(this.folder)
			.configureTenant(line + "\n")
			.write("subscription_periods", PERIODS);
		installation.runPublishes();
		assertThat(csv(installation, "subscription-revenue", "--from", "2026-01-25", "--to", "2026-01-25"))
			.contains("2026-01-25,EUR," + revenue + ",");
		assertThat(csv(installation, "movements").lines().skip(1)).containsExactly(
				counts ? new String[] { "2026-01-10,EUR,1,s1,new,10.000000,0.000000,10.000000,10.000000,p,start" }
						: new String[] { "2026-01-10,EUR,1,s1,new,10.000000,0.000000,10.000000,10.000000,p,start",
								"2026-01-20,EUR,1,s1,churn,10.000000,10.000000,0.000000,-10.000000,p,pause",
								"2026-02-01,EUR,1,s1,reactivation,10.000000,0.000000,10.000000,10.000000,p,resume" });
		JsonNode manifest = JsonMapper.shared().readTree(installation.call("snapshots", "show").out());
		assertThat(manifest.get("countPastDue").booleanValue()).isEqualTo(counts);
		assertThat(manifest.get("rejections")).isEmpty();
	}

	private static String csv(TestInstallation installation, String... arguments) {
		String[] call = new String[arguments.length + 3];
		call[0] = "figures";
		System.arraycopy(arguments, 0, call, 1, arguments.length);
		call[call.length - 2] = "--format";
		call[call.length - 1] = "csv";
		Answer answer = installation.call(call);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return answer.out();
	}

}
