package io.tidemark.api.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Links;
import io.tidemark.api.definition.ApiPaths;
import io.tidemark.api.definition.DefinitionSections;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.html.LinkPage;

/**
 * Links to all there is, for people and for programs.
 *
 * @param catalogue the figures
 * @param links how links are written
 */
record StartLinks(Catalogue catalogue, Links links) {

	List<LinkPage.Section> sections() {
		DefinitionSections all = new DefinitionSections(this.catalogue, this.links);
		List<LinkPage.Section> sections = new ArrayList<>(all.figures());
		sections.add(all.histories());
		sections.add(new LinkPage.Section("About",
				List.of(entry("snapshots", ApiPaths.SNAPSHOTS, "The snapshots that have been published."),
						entry("definitions", ApiPaths.DEFINITIONS,
								"What the figures, columns, filters and errors mean."),
						entry("openapi.json", ApiPaths.OPENAPI, "What can be asked, for programs."),
						entry("health", ApiPaths.HEALTH, "Whether the figures are as fresh as they should be."))));
		return sections;
	}

	private LinkPage.Entry entry(String name, String path, String sentence) {
		return new LinkPage.Entry(name, this.links.to(path, Map.of()), sentence, null);
	}

	/**
	 * Return paths by name, without any key.
	 */
	Map<String, String> paths() {
		Map<String, String> paths = new LinkedHashMap<>();
		this.catalogue.kpis().forEach((kpi) -> paths.put(kpi.path(), ApiPaths.of(kpi)));
		this.catalogue.kpis().forEach((kpi) -> paths.put(kpi.path() + "/history", ApiPaths.ofHistory(kpi)));
		this.catalogue.series().forEach((series) -> paths.put(series.name(), ApiPaths.of(series)));
		paths.put("snapshots", ApiPaths.SNAPSHOTS);
		paths.put("definitions", ApiPaths.DEFINITIONS);
		paths.put("openapi", ApiPaths.OPENAPI);
		paths.put("health", ApiPaths.HEALTH);
		return paths;
	}

}
