package io.tidemark.api.definition;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Links;
import io.tidemark.api.http.OpenPage;
import io.tidemark.api.http.OperationsPaths;
import io.tidemark.api.http.OutputMode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.LinkPage;

/**
 * Where a browser begins: links to all there is.
 */
final class StartPage implements OpenPage {

	private static final String INTRODUCTION = "Nightly billing figures, each from one published snapshot. "
			+ "Links to figures need a key: append ?key=KEY to the address of this page, and they carry it on.";

	private final Catalogue catalogue;

	StartPage(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public String path() {
		return ApiPaths.START;
	}

	@Override
	public boolean isForPeople() {
		return true;
	}

	/**
	 * Return the links: a page for a browser, an object of names and paths otherwise.
	 */
	@Override
	public Content content(OutputMode mode, Links links) {
		return new Start((mode == OutputMode.HTML) ? mode : OutputMode.JSON, links, this.catalogue);
	}

	private record Start(OutputMode mode, Links links, Catalogue catalogue) implements Content {

		@Override
		public List<Map.Entry<String, String>> headers() {
			return List.of();
		}

		@Override
		public void write(OutputStream out) throws IOException {
			Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			if (this.mode == OutputMode.HTML) {
				HtmlReport.write(page(), writer);
			}
			else {
				JsonReport.writeObject(paths(), writer);
				writer.write('\n');
			}
			writer.flush();
		}

		private LinkPage page() {
			DefinitionSections all = new DefinitionSections(this.catalogue, this.links);
			List<LinkPage.Section> sections = new ArrayList<>(all.figures());
			sections.add(all.histories());
			sections.add(new LinkPage.Section("About", List.of(
					entry("snapshots", ApiPaths.SNAPSHOTS, "The snapshots that have been published."),
					entry("definitions", ApiPaths.DEFINITIONS, "What the figures, columns, filters and errors mean."),
					entry("openapi.json", ApiPaths.OPENAPI, "What can be asked, for programs."),
					entry("health", OperationsPaths.HEALTH, "Whether the figures are as fresh as they should be."))));
			return new LinkPage("Figures", (this.links.keyInUrl() == null) ? INTRODUCTION : null, sections);
		}

		private LinkPage.Entry entry(String name, String path, String sentence) {
			return new LinkPage.Entry(name, this.links.to(path, Map.of()), sentence, null);
		}

		private Map<String, String> paths() {
			Map<String, String> paths = new LinkedHashMap<>();
			this.catalogue.kpis().forEach((kpi) -> paths.put(kpi.path(), ApiPaths.of(kpi)));
			this.catalogue.kpis().forEach((kpi) -> paths.put(kpi.path() + "/history", ApiPaths.ofHistory(kpi)));
			this.catalogue.series().forEach((series) -> paths.put(series.name(), ApiPaths.of(series)));
			paths.put("snapshots", ApiPaths.SNAPSHOTS);
			paths.put("definitions", ApiPaths.DEFINITIONS);
			paths.put("openapi", ApiPaths.OPENAPI);
			paths.put("health", OperationsPaths.HEALTH);
			return paths;
		}

	}

}
