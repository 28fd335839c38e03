package io.tidemark.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the nightly job on the seed world and compares its figures byte for byte.
 */
class SeedWorldIT {

	@TempDir
	private static Path folder;

	private static TestInstallation installation;

	@BeforeAll
	static void run() {
		installation = TestInstallation.create(folder, SeedWorld.tenant("seed_world", SeedWorld.path("source")));
		Answer answer = installation.call("run", "--tenant", "seed_world");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/golden/seed_world/figures.csv", delimiter = '|', quoteCharacter = '\'',
			numLinesToSkip = 1)
	void figureIsTheGoldenFileByteForByte(String golden, String arguments) {
		String format = golden.substring(golden.lastIndexOf('.') + 1);
		List<String> call = new ArrayList<>(List.of("figures"));
		call.addAll(List.of(arguments.split(" ", -1)));
		call.addAll(List.of("--format", format));
		Answer answer = installation.call(call.toArray(new String[0]));
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		assertThat(answer.out()).isEqualTo(SeedWorld.read("expected/" + golden));
	}

	@Test
	void everyKpiHasGoldenFile() {
		List<String> goldens = SeedWorld.read("figures.csv")
			.lines()
			.map((line) -> line.replaceAll("\\|.*", ""))
			.toList();
		assertThat(kpis()).allSatisfy((kpi) -> assertThat(goldens).contains(kpi.replace('/', '_') + ".csv"));
	}

	@Test
	void manifestCountsEveryRowByItsStanding() {
		JsonMapper json = JsonMapper.shared();
		JsonNode manifest = json.readTree(installation.call("snapshots", "show").out());
		JsonNode golden = json.readTree(SeedWorld.read("expected/manifest.json"));
		assertThat(manifest.get("businessDate").stringValue()).isEqualTo("2025-04-09");
		assertThat(manifest.get("tables").toPrettyString()).isEqualTo(golden.get("tables").toPrettyString());
		assertThat(manifest.get("rejections").toPrettyString()).isEqualTo(golden.get("rejections").toPrettyString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "D\nline", "D🌊wave", "D\"quote", "D,comma", "D;semi", "=SUM(A1)" })
	void dealerCodeWithSpecialCharactersIsFoundAsItIs(String dealer) {
		Answer answer = installation.call("figures", "customers/summary", "--dealerCode", dealer, "--format", "csv");
		assertThat(answer.out()).isEqualTo(dealer.equals("D\"quote") ? "Count\n2\n" : "Count\n1\n");
	}

	@ParameterizedTest
	@MethodSource("kpis")
	void pagesCoverEveryRowOnceInItsOrder(String path) {
		Snapshot snapshot = installation.snapshots().load("seed_world", null);
		Kpi kpi = Catalogue.load().find(path.split("/", -1)[0], path.split("/", -1)[1]);
		List<?> all = rows(snapshot, kpi, Map.of());
		assertThat(all).isNotEmpty().doesNotHaveDuplicates();
		for (int limit = 1; limit <= all.size() + 1; limit++) {
			List<Object> paged = new ArrayList<>();
			for (int page = 0; page <= all.size() / limit; page++) {
				List<?> rows = rows(snapshot, kpi,
						Map.of("idAfter", Integer.toString(page * limit), "limit", Integer.toString(limit)));
				assertThat(rows).hasSizeLessThanOrEqualTo(limit);
				paged.addAll(rows);
			}
			assertThat(paged).as("%s with limit %s", path, limit).isEqualTo(all);
		}
	}

	private static List<?> rows(Snapshot snapshot, Kpi kpi, Map<String, String> parameters) {
		return new KpiReader(installation.snapshots())
			.read(snapshot, kpi, Parameters.parse(kpi.path(), parameters, kpi.filters()))
			.rows();
	}

	static List<String> kpis() {
		return Catalogue.load().kpis().stream().map(Kpi::path).toList();
	}

}
