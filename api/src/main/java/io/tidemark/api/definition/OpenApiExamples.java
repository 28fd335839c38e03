package io.tidemark.api.definition;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.answer.Problems;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Pagination;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.PageSnapshot;
import io.tidemark.reports.html.TablePage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Examples of answers and errors, written as they are.
 *
 * @param values the values of columns by their name, or else by their kind
 */
record OpenApiExamples(JsonNode values) {

	private static final JsonMapper EXACT = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	/** Not shown in any example, but on each page. */
	private static final PageSnapshot SNAPSHOT = new PageSnapshot("", "", LocalDate.EPOCH, Instant.EPOCH);

	/**
	 * Add a row to the contents of an answer that has none yet.
	 * @param content what the answer is by its type
	 */
	void add(JsonNode content, List<FigureColumn> columns, boolean isSeries) {
		FigureTable table = table(columns);
		ObjectNode json = (ObjectNode) content.get("application/json");
		if (!json.has("example")) {
			json.set("example", EXACT.readTree(text((writer) -> {
				if (isSeries) {
					JsonReport.writeSeries(table, new Pagination(1, 10_000, 1, 1, 1), writer);
				}
				else {
					JsonReport.writeKpi(table, writer);
				}
			})));
		}
		((ObjectNode) content.get("text/csv")).put("example", text((writer) -> CsvReport.write(table, writer)));
		ObjectNode html = (ObjectNode) content.get("text/html");
		if (!html.has("examples")) {
			TablePage page = new TablePage("figure", "", SNAPSHOT, List.of(), List.of(), null, null, table);
			html.putObject("examples")
				.putObject("table")
				.put("summary", "The table of the page.")
				.put("value", element(text((writer) -> HtmlReport.write(page, writer)), "<table>", "</table>"));
		}
	}

	private FigureTable table(List<FigureColumn> columns) {
		List<@Nullable Object> row = new ArrayList<>();
		columns.forEach((column) -> row.add(value(column)));
		return FigureTable.of(columns, List.of(row));
	}

	private @Nullable Object value(FigureColumn column) {
		JsonNode value = this.values.get(this.values.has(column.name()) ? column.name() : column.kind().name());
		if (value.isNull()) {
			return null;
		}
		return switch (column.kind()) {
			case TEXT, CURRENCY, MONTH, AGE -> value.asString();
			case COUNT, CHANGE -> Long.valueOf(value.asString());
			case AMOUNT, MONEY, RATIO -> new BigDecimal(value.asString());
			case DATE -> LocalDate.parse(value.asString());
			case FLAG -> value.asBoolean();
		};
	}

	static void add(JsonNode content, ErrorCode code) {
		ApiProblem problem = new ApiProblem(code);
		example(content, "application/json", code).put("summary", code.meaning())
			.set("value", EXACT.readTree(text((writer) -> writer.write(Problems.text(problem, OutputMode.JSON)))));
		String page = text((writer) -> writer.write(Problems.text(problem, OutputMode.HTML)));
		example(content, "text/html", code).put("value", element(page, "<div class=\"error\">", "</div>"));
		example(content, "text/plain", code).put("value",
				text((writer) -> writer.write(Problems.text(problem, OutputMode.CSV))));
	}

	private static ObjectNode example(JsonNode content, String type, ErrorCode code) {
		return ((ObjectNode) content.get(type)).withObjectProperty("examples").putObject(Integer.toString(code.code()));
	}

	private static String element(String page, String begin, String end) {
		int from = page.indexOf(begin);
		return page.substring(from, page.indexOf(end, from) + end.length());
	}

	private static String text(Report report) {
		StringWriter writer = new StringWriter();
		try {
			report.write(writer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return writer.toString();
	}

	/**
	 * What writes a text.
	 */
	private interface Report {

		void write(Writer writer) throws IOException;

	}

}
