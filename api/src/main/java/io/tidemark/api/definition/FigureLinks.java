package io.tidemark.api.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.html.LinkPage;
import org.jspecify.annotations.Nullable;
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
	 * @param href returns a figure's address, null to leave it out
	 */
	public static List<LinkPage.Section> sections(Function<Figure, @Nullable String> href, Figure.Kind... kinds) {
		Map<String, List<LinkPage.Entry>> sections = new LinkedHashMap<>();
		for (Figure.Kind kind : kinds) {
			for (Figure figure : Figures.load().all(kind)) {
				String address = href.apply(figure);
				if (address == null) {
					continue;
				}
				String title = StringUtils.capitalize((kind == Figure.Kind.HISTORY) ? "history" : figure.group());
				sections.computeIfAbsent(title, (any) -> new ArrayList<>())
					.add(new LinkPage.Entry(figure.name(), address, figure.definition(), figure.source()));
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
