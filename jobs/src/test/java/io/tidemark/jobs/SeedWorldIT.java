package io.tidemark.jobs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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

	private static SnapshotContent content;

	@BeforeAll
	static void run() {
		installation = TestInstallation.create(folder, SeedWorld.tenant("seed_world", SeedWorld.path("source")));
		Answer answer = installation.call("run", "--tenant", "seed_world");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		content = new KeptContent(installation.snapshots(), new HashMap<>(), new HashMap<>());
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
	void workbookIsWrittenToAFile() throws IOException {
		Path file = folder.resolve("customers.xlsx");
		installation
			.call("figures", "customers/byStatus", "--status", "active", "--format", "xlsx", "--output",
					file.toString())
			.succeeds();
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
			assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
				.isEqualTo("Customers by status: status active");
			assertThat(workbook.getSheet("customers-byStatus").getRow(1).getCell(1).getNumericCellValue()).isEqualTo(7);
		}
	}

	@Test
	void figureIsWrittenToAFile() throws IOException {
		Path file = folder.resolve("customers.csv");
		Answer answer = installation.call("figures", "customers/byStatus", "--format", "csv", "--output",
				file.toString());
		answer.succeeds();
		assertThat(answer.out()).isEmpty();
		assertThat(file).content().isEqualTo(SeedWorld.read("expected/customers_byStatus.csv"));
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

	@ParameterizedTest
	@MethodSource("kpis")
	void everyGroupingAddsUpToTheWhole(String path) {
		Snapshot snapshot = installation.snapshots().load("seed_world", null);
		Kpi kpi = Catalogue.load().find(path.split("/", -1)[0], path.split("/", -1)[1]);
		for (List<String> grouping : subsets(List.copyOf(kpi.cube().groupings().keySet()))) {
			for (Map<String, String> filters : filters(kpi)) {
				Map<String, String> grouped = new HashMap<>(filters);
				grouped.put("groupBy", String.join(",", grouping));
				assertThat(sums(kpi, rows(snapshot, kpi, grouped))).as("%s by %s of %s", path, grouping, filters)
					.isNotEmpty()
					.isEqualTo(sums(kpi, rows(snapshot, kpi, filters)));
			}
		}
	}

	/**
	 * Distinct counts, which do not add up, are held against those of the same cells by
	 * filter.
	 */
	@ParameterizedTest
	@MethodSource("kpis")
	void everyGroupIsWhatFiltersFind(String path) {
		Snapshot snapshot = installation.snapshots().load("seed_world", null);
		Kpi kpi = Catalogue.load().find(path.split("/", -1)[0], path.split("/", -1)[1]);
		Map<Parameter, String> filters = kpi.cube().filters();
		List<String> names = kpi.cube().groupings().keySet().stream().filter((name) -> !name.equals("month")).toList();
		for (List<String> grouping : subsets(names)) {
			List<FigureRow> rows = rows(snapshot, kpi, Map.of("groupBy", String.join(",", grouping)));
			assertThat(rows).isNotEmpty();
			for (FigureRow row : rows) {
				Map<String, String> cell = new HashMap<>();
				filters.forEach((filter, column) -> {
					if (grouping.stream()
						.anyMatch((name) -> Objects.requireNonNull(kpi.cube().groupings().get(name))
							.name()
							.equals(column))) {
						cell.put(filter.parameter(), row.text(column));
					}
				});
				assertThat(values(kpi, rows(snapshot, kpi, cell))).as("%s of %s", path, cell)
					.contains(values(kpi, row));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("kpis")
	void severalDealersComeToTheSumOfEach(String path) {
		Snapshot snapshot = installation.snapshots().load("seed_world", null);
		Kpi kpi = Catalogue.load().find(path.split("/", -1)[0], path.split("/", -1)[1]);
		String column = Objects.requireNonNull(kpi.cube().filters().get(Parameter.DEALER_CODE));
		List<FigureRow> ofEach = rows(snapshot, kpi, Map.of("groupBy", "dealer"));
		List<String> dealers = ofEach.stream().map((row) -> row.text(column)).distinct().toList();
		assertThat(dealers).hasSizeGreaterThan(3);
		for (int count = 1; count <= dealers.size(); count++) {
			Set<String> some = Set.copyOf(dealers.subList(0, count));
			List<FigureRow> wanted = ofEach.stream().filter((row) -> some.contains(row.text(column))).toList();
			Map<String, String> asked = new HashMap<>();
			some.forEach((dealer) -> Parameters.add(asked, "dealerCode", dealer));
			if (kpi.addsUp()) {
				assertThat(sums(kpi, rows(snapshot, kpi, asked))).isEqualTo(sums(kpi, wanted));
			}
			asked.put("groupBy", "dealer");
			assertThat(rows(snapshot, kpi, asked)).isEqualTo(wanted);
		}
	}

	private static List<List<String>> subsets(List<String> names) {
		List<List<String>> subsets = new ArrayList<>();
		for (int bits = 1; bits < 1 << names.size(); bits++) {
			int chosen = bits;
			subsets.add(names.stream().filter((name) -> (chosen >> names.indexOf(name) & 1) == 1).toList());
		}
		return subsets;
	}

	/**
	 * Return no filter, and some that rows are left by.
	 */
	private static List<Map<String, String>> filters(Kpi kpi) {
		List<Map<String, String>> filters = new ArrayList<>(List.of(Map.of(), Map.of("dealerCode", "NORTH")));
		if (kpi.cube().day() != null) {
			filters.add(Map.of("dateFrom", "2024-01-01", "dateTo", "2025-03-31"));
		}
		return filters;
	}

	/**
	 * Add up by the KPI's own dimensions what adds up.
	 */
	private static Map<List<Object>, List<BigDecimal>> sums(Kpi kpi, List<FigureRow> rows) {
		Map<List<Object>, List<BigDecimal>> sums = new HashMap<>();
		Set<String> measures = kpi.cube().total().measures().keySet();
		for (FigureRow row : rows) {
			sums.merge(kpi.dimensions().stream().map((name) -> Objects.requireNonNull(row.get(name))).toList(),
					kpi.columns()
						.stream()
						.filter((column) -> measures.contains(column.name()))
						.map((column) -> new BigDecimal(String.valueOf(row.get(column.name()))))
						.toList(),
					(left, right) -> IntStream.range(0, left.size())
						.mapToObj((index) -> left.get(index).add(right.get(index)))
						.toList());
		}
		return sums;
	}

	private static List<List<String>> values(Kpi kpi, List<FigureRow> rows) {
		return rows.stream().map((row) -> values(kpi, row)).toList();
	}

	private static List<String> values(Kpi kpi, FigureRow row) {
		return kpi.columns().stream().map((column) -> String.valueOf(row.get(column.name()))).toList();
	}

	private static List<FigureRow> rows(Snapshot snapshot, Kpi kpi, Map<String, String> parameters) {
		return new KpiReader(content).read(snapshot, kpi, Parameters.parse(kpi.path(), parameters, kpi.filters()))
			.rows();
	}

	static List<String> kpis() {
		return Catalogue.load().kpis().stream().map(Kpi::path).toList();
	}

	/**
	 * Loads everything once.
	 */
	private record KeptContent(SnapshotContent store, Map<Snapshot, List<ChunkRef>> lists,
			Map<ChunkRef, ChunkContent> chunks) implements SnapshotContent {

		@Override
		public List<ChunkRef> loadChunkList(Snapshot snapshot) {
			return this.lists.computeIfAbsent(snapshot, this.store::loadChunkList);
		}

		@Override
		public ChunkContent loadChunk(ChunkRef chunk) {
			return this.chunks.computeIfAbsent(chunk, this.store::loadChunk);
		}

	}

}
