package io.tidemark.api.definition;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Links;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.Series;
import io.tidemark.catalogue.FigureColumn;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the definitions.
 */
class DefinitionsPageTests {

	private static final Catalogue CATALOGUE = Catalogue.load();

	private static final Instant BUILT_AT = Instant.parse("2026-11-20T00:00:00Z");

	@Test
	void tableHasEveryFigureColumnFilterAndErrorOnce() throws IOException {
		List<String> expected = new ArrayList<>();
		for (Kpi kpi : CATALOGUE.kpis()) {
			expected.add(kpi.path() + " null");
			kpi.shownColumns().forEach((column) -> expected.add(kpi.path() + " " + column.name()));
		}
		expected.add("history snapshot_date");
		for (Series series : CATALOGUE.series()) {
			expected.add(series.name() + " null");
			series.columns().forEach((column) -> expected.add(series.name() + " " + column.name()));
		}
		List.of(Parameter.values()).forEach((filter) -> expected.add("filters " + filter.parameter()));
		List.of(ErrorCode.values()).forEach((code) -> expected.add("errors " + code.code()));
		assertThat(rows().stream().map((row) -> text(row, "figure") + " " + text(row, "column")))
			.containsExactlyElementsOf(expected);
	}

	@Test
	void everyRowHasADefinition() throws IOException {
		assertThat(rows()).allSatisfy((row) -> assertThat(text(row, "definition")).matches("[A-Z0-9].*\\."));
	}

	@Test
	void columnOfTheTableTellsLabelKindUnitAndSource() throws IOException {
		assertThat(rows()).filteredOn((row) -> text(row, "column").equals("arr"))
			.singleElement()
			.satisfies((row) -> assertThat(row.properties().stream().map(Map.Entry::getValue).map(JsonNode::asString))
				.containsExactly("subscription-metrics", "arr", "ARR", "money", "currency per year",
						"Annual run rate: 12 times the MRR.",
						"https://help.chartmogul.com/hc/en-us/articles/203299892-Metric-Annual-Run-Rate-ARR-"));
	}

	@Test
	void csvAndWorkbookAreTheSameTable() throws IOException {
		int rows = rows().size();
		String csv = new String(bytes(OutputMode.CSV), StandardCharsets.UTF_8);
		assertThat(csv).startsWith("Figure,Column,Label,Kind,Unit,Definition,Source\n")
			.contains("\ncustomers/byStatus,customer_count,Count,count,customers,How many customers there are.,\n")
			.hasLineCount(rows + 1);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes(OutputMode.XLSX)))) {
			Sheet sheet = workbook.getSheetAt(0);
			assertThat(sheet.getSheetName()).isEqualTo("Definitions");
			assertThat(sheet.getLastRowNum()).isEqualTo(rows);
			assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("customers/summary");
		}
		assertThat(bytes(OutputMode.XLSX)).isEqualTo(bytes(OutputMode.XLSX));
	}

	@Test
	void pageShowsWhatTheTableHas() throws IOException {
		String html = new String(bytes(OutputMode.HTML), StandardCharsets.UTF_8);
		for (JsonNode row : rows()) {
			String name = row.get("column").isNull() ? text(row, "figure") : text(row, "column");
			assertThat(html).contains(name).contains(escaped(text(row, "definition")));
			if (!row.get("source").isNull()) {
				assertThat(html).contains("href=\"" + text(row, "source") + "\"");
			}
		}
		assertThat(html).contains("href=\"/backend/kpi/customers/\"")
			.contains("href=\"/analytics/subscription-metrics\"");
	}

	@Test
	void downloadsHaveAName() {
		assertThat(page(OutputMode.CSV, new Links(null)).headers())
			.containsExactly(Map.entry("Content-Disposition", "attachment; filename=\"tidemark-definitions.csv\""));
		assertThat(page(OutputMode.HTML, new Links(null)).headers()).isEmpty();
	}

	@Test
	void tableDefinesItself() {
		assertThat(Definitions.COLUMNS).extracting(FigureColumn::definition).doesNotContainNull();
	}

	private List<JsonNode> rows() throws IOException {
		return List.copyOf(JsonMapper.shared().readTree(bytes(OutputMode.JSON)).values());
	}

	private byte[] bytes(OutputMode mode) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		page(mode, new Links(null)).write(out);
		return out.toByteArray();
	}

	private static String text(JsonNode row, String name) {
		return row.get(name).isNull() ? "null" : row.get(name).asString();
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;");
	}

	private static Definitions page(OutputMode mode, Links links) {
		return new Definitions(mode, links, BUILT_AT, null);
	}

}
