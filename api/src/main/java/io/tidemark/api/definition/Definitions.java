package io.tidemark.api.definition;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.Links;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.LinkPage;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;

/**
 * The definitions: sections for a browser, a table in other formats.
 *
 * @param mode the format
 * @param links how links are written
 * @param catalogue the figures
 * @param builtAt when the program was built: the workbook's time of creation
 */
record Definitions(OutputMode mode, Links links, Catalogue catalogue, Instant builtAt) implements Content {

	private static final String TITLE = "Definitions";

	@Override
	public List<Map.Entry<String, String>> headers() {
		return switch (this.mode) {
			case CSV, XLSX -> List.of(Map.entry("Content-Disposition",
					"attachment; filename=\"tidemark-definitions." + this.mode.label() + "\""));
			case HTML, JSON -> List.of();
		};
	}

	@Override
	public void write(OutputStream out) throws IOException {
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		switch (this.mode) {
			case HTML -> HtmlReport.write(page(), writer);
			case CSV -> CsvReport.write(DefinitionTable.of(this.catalogue), writer);
			case XLSX ->
				XlsxReport.write(List.of(new XlsxSheet(TITLE, DefinitionTable.of(this.catalogue))), this.builtAt, out);
			case JSON -> {
				JsonReport.writeKpi(DefinitionTable.of(this.catalogue), writer);
				writer.write('\n');
			}
		}
		writer.flush();
	}

	private LinkPage page() {
		DefinitionSections all = new DefinitionSections(this.catalogue, this.links);
		List<LinkPage.Section> sections = new ArrayList<>(all.figures());
		sections.addAll(all.columns());
		sections.add(all.filters());
		sections.add(all.errors());
		return new LinkPage(TITLE, "What the figures, their columns, the filters and the errors mean.", sections);
	}

}
