package io.tidemark.api.definition.openapi;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Pagination;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.PageSnapshot;
import io.tidemark.reports.html.TablePage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table in each format, written as answers are written.
 *
 * @param json the table as JSON
 * @param csv the table as CSV
 * @param html the table of the page
 */
record AnswerExamples(JsonNode json, String csv, String html) {

	static final String VERSION = "2026-11-19.1";

	static final Instant DATA_AS_OF = Instant.parse("2026-11-20T01:30:05Z");

	private static final int PAGE = 10_000;

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	/**
	 * Write a table as a KPI's or a series'.
	 */
	static AnswerExamples of(FigureTable table, boolean isSeries) {
		StringWriter json = new StringWriter();
		if (isSeries) {
			int rows = table.rows().size();
			JsonReport.writeSeries(table, new Pagination(rows, PAGE, 1, 1, rows), json);
		}
		else {
			JsonReport.writeKpi(table, json);
		}
		return new AnswerExamples(JSON.readTree(json.toString()), text((writer) -> CsvReport.write(table, writer)),
				element((writer) -> HtmlReport.write(page(table), writer), "<table>", "</table>"));
	}

	private static TablePage page(FigureTable table) {
		PageSnapshot freshness = new PageSnapshot("acme", VERSION, LocalDate.of(2026, 11, 19), DATA_AS_OF);
		return new TablePage("figure", "", freshness, List.of(), List.of(), null, null, table);
	}

	/**
	 * Cut the first element that begins and ends so out of a page.
	 */
	static String element(Report report, String begin, String end) {
		String page = text(report);
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
	interface Report {

		void write(Writer writer) throws IOException;

	}

}
