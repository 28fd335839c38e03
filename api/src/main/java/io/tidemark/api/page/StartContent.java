package io.tidemark.api.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.Links;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.definition.FigureLinks;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.LinkPage;
import io.tidemark.reports.html.OverviewPage;
import io.tidemark.reports.html.PageVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Links to all there is: a page for a browser, an object of names and paths otherwise.
 *
 * @param mode HTML or JSON
 * @param links how the page's links are written
 * @param visitor who reads the page, null for programs
 * @param figures returns a figure's address, null for one that the reader may not see
 * @param page makes the page around its links
 */
record StartContent(OutputMode mode, Links links, @Nullable PageVisitor visitor,
		Function<Figure, @Nullable String> figures,
		Function<List<LinkPage.Section>, OverviewPage> page) implements Content {

	private static final List<LinkPage.Entry> OTHERS = List.of(
			new LinkPage.Entry("snapshots", "/snapshots/", "The snapshots that have been published.", null),
			new LinkPage.Entry("definitions", "/definitions/", "What the figures, columns, filters and errors mean.",
					null),
			new LinkPage.Entry("openapi.json", "/openapi.json", "What can be asked, for programs.", null),
			new LinkPage.Entry("health", "/health", "Whether the figures are as fresh as they should be.", null));

	StartContent {
		mode = (mode == OutputMode.HTML) ? mode : OutputMode.JSON;
	}

	@Override
	public List<Map.Entry<String, String>> headers() {
		return List.of();
	}

	@Override
	public void write(OutputStream out) throws IOException {
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		if (this.mode == OutputMode.HTML) {
			HtmlReport.write(this.page.apply(sections()), this.visitor, writer);
		}
		else {
			JsonReport.writeObject(paths(), writer);
			writer.write('\n');
		}
		writer.flush();
	}

	private List<LinkPage.Section> sections() {
		List<LinkPage.Section> sections = new ArrayList<>(
				FigureLinks.sections(this.figures, Figure.Kind.KPI, Figure.Kind.SERIES, Figure.Kind.HISTORY));
		sections.add(new LinkPage.Section("About", OTHERS.stream().map(this::linked).toList()));
		return sections;
	}

	private LinkPage.Entry linked(LinkPage.Entry other) {
		return new LinkPage.Entry(other.name(), this.links.to(String.valueOf(other.href()), Map.of()), other.sentence(),
				null);
	}

	/**
	 * Return paths by name, without any key.
	 */
	private static Map<String, Object> paths() {
		Map<String, Object> paths = new LinkedHashMap<>();
		Figures.load().all().forEach((figure) -> paths.put(figure.name(), FigureLinks.path(figure)));
		OTHERS.forEach((other) -> paths.put(other.name().replace(".json", ""), String.valueOf(other.href())));
		return paths;
	}

}
