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

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Links;
import io.tidemark.api.http.OpenPage;
import io.tidemark.api.http.OutputMode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.LinkPage;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;

/**
 * What the figures, columns, filters and errors mean.
 */
final class DefinitionsPage implements OpenPage {

	private static final String TITLE = "Definitions";

	private final Catalogue catalogue;

	private final Instant builtAt;

	/**
	 * Create the page.
	 * @param catalogue the figures
	 * @param builtAt when the program was built: the workbook's time of creation
	 */
	DefinitionsPage(Catalogue catalogue, Instant builtAt) {
		this.catalogue = catalogue;
		this.builtAt = builtAt;
	}

	@Override
	public String path() {
		return ApiPaths.DEFINITIONS;
	}

	@Override
	public boolean isForPeople() {
		return true;
	}

	@Override
	public Content content(OutputMode mode, Links links) {
		return new Definitions(mode, links, this.catalogue, this.builtAt);
	}

	/**
	 * The definitions: sections for a browser, a table in other formats.
	 */
	private record Definitions(OutputMode mode, Links links, Catalogue catalogue, Instant builtAt) implements Content {

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
				case XLSX -> XlsxReport.write(List.of(new XlsxSheet(TITLE, DefinitionTable.of(this.catalogue))),
						this.builtAt, out);
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

}
