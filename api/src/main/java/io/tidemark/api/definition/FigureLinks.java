package io.tidemark.api.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Links;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.html.LinkPage;
import org.springframework.util.StringUtils;

/**
 * Links to all figures, with what they say.
 */
public final class FigureLinks {

	private FigureLinks() {
	}

	/**
	 * Return the figures of some kinds: KPIs and series in sections by their groups,
	 * histories in one.
	 * @param links how links are written
	 */
	public static List<LinkPage.Section> sections(Links links, Figure.Kind... kinds) {
		Map<String, List<LinkPage.Entry>> sections = new LinkedHashMap<>();
		for (Figure.Kind kind : kinds) {
			for (Figure figure : Figures.load().all(kind)) {
				String title = StringUtils.capitalize((kind == Figure.Kind.HISTORY) ? "history" : figure.group());
				sections.computeIfAbsent(title, (any) -> new ArrayList<>())
					.add(new LinkPage.Entry(figure.name(), links.to(path(figure), Map.of()), figure.definition(),
							figure.source()));
			}
		}
		return sections.entrySet()
			.stream()
			.map((section) -> new LinkPage.Section(section.getKey(), section.getValue()))
			.toList();
	}

	/**
	 * Return a figure's path; a series has no last slash, as in the reference.
	 */
	public static String path(Figure figure) {
		return figure.isSeries() ? figure.path().replaceFirst("/$", "") : figure.path();
	}

}
