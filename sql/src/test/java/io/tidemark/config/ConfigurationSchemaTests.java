package io.tidemark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema by which editors complete and check {@code tidemark.yml}.
 */
class ConfigurationSchemaTests {

	private static final Path SHIPPED = Path.of("../docs/tidemark.schema.json");

	private static Schema schema;

	@BeforeAll
	static void load() throws IOException {
		schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
			.getSchema(JsonMapper.shared().readTree(Files.readString(SHIPPED)));
	}

	@Test
	void schemaIsThatOfThePropertiesAndOfTheExample() throws IOException {
		String made = new ConfigurationSchema(uncommented()).text();
		Files.writeString(Path.of("target/tidemark.schema.json"), made);
		assertThat(Files.readString(SHIPPED))
			.as("docs/tidemark.schema.json is not up to date: replace it by sql/target/tidemark.schema.json")
			.isEqualTo(made);
	}

	@Test
	void keyHasTheDescriptionAndTheDefaultOfTheExample() throws IOException {
		JsonNode properties = JsonMapper.shared()
			.readTree(Files.readString(SHIPPED))
			.at("/properties/tidemark/properties");
		assertThat(properties.at("/api/properties/port/description").asString())
			.isEqualTo("The port it listens on, 0 for any that is free.");
		assertThat(properties.at("/api/properties/port/default").asInt()).isEqualTo(8080);
		assertThat(properties.at("/tenants/additionalProperties/properties/reports/additionalProperties/properties")
			.at("/recipients/items/properties/dealer/description")
			.asString()).isEqualTo("The one dealer whose figures these recipients get; all if left out.");
		assertThat(
				properties.at("/tenants/additionalProperties/properties/source/properties/url/description").asString())
			.isEqualTo("The JDBC URL of the database, PostgreSQL 12 or later.");
	}

	@ParameterizedTest
	@MethodSource("examples")
	void exampleFits(String yaml) {
		assertThat(errors(yaml)).isEmpty();
	}

	static Stream<String> examples() throws IOException {
		Stream<String> readme = Pattern.compile("```yaml\n(tidemark:.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("../README.md")))
			.results()
			.map((MatchResult block) -> block.group(1));
		return Stream.concat(readme, Stream.of(Files.readString(Path.of("../docs/tidemark.yml")), uncommented(),
				Files.readString(Path.of("../jobs/src/main/resources/io/tidemark/jobs/cli/run/demo.yml")),
				Files.readString(Path.of("../jobs/compose/tidemark.yml")), "tidemark:\n", "tidemark:\n  tenants:\n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			`api: {port: 0}`                                          |
			`api: {port: "${PORT}"}`                                  |
			`api: {prot: 8080}`                                       | prot
			`api: {port: http}`                                       | port
			`warehose: {threads: 4}`                                  | warehose
			`warehouse: {memory-limit: 2 Gig}`                        | memory-limit
			`mail: {security: ssl}`                                   | security
			`mail: {timeout: 30 seconds}`                             | timeout
			`retention: {keep-all: 90d, keep-monthly: 24 months}`     |
			`retention: {keep-all: forever}`                          | keep-all
			`tenants: {acme: {timezone: Europe/London}}`              | timezone
			`tenants: {acme: {guards: off}}`                          |
			`tenants: {acme: {guards: {mrr: on, invoices: off}}}`     |
			`tenants: {acme: {guards: {mrr: {max-fall: 0.1}}}}`       |
			`tenants: {acme: {guards: {mmr: on}}}`                    | mmr
			`tenants: {acme: {movements: subscription}}`              |
			`tenants: {acme: {movements: subscriptions}}`             | movements
			`tenants: {acme: {reports: {d: {formats: [xlsx, csv]}}}}` |
			`tenants: {acme: {reports: {d: {formats: [pdf]}}}}`       | formats
			`tenants: {acme: {reports: {d: {recipient: []}}}}`        | recipient
			`tenants: {acme: {reports: {d: {recipients: [{to: [a@example.com], dealer: 1001}]}}}}` |
			`tenants: {acme: {reports: {d: {recipients: [{too: [a@example.com]}]}}}}` | too
			`tenants: {acme: {alerts: {few: {to: [nobody]}}}}`        | to
			""")
	void whatDoesNotFitIsNamed(String yaml, String named) {
		List<Error> errors = errors("tidemark:\n  " + yaml);
		if (named == null) {
			assertThat(errors).isEmpty();
		}
		else {
			assertThat(errors).isNotEmpty()
				.anyMatch((error) -> (error.getInstanceLocation() + " " + error.getMessage()).contains(named));
		}
	}

	private static List<Error> errors(String yaml) {
		return schema.validate(YAMLMapper.builder().build().readTree(yaml));
	}

	private static String uncommented() throws IOException {
		return Files.readString(Path.of("../docs/tidemark.yml")).replaceAll("(?m)^( *)#(?=[a-z-])", "$1");
	}

}
