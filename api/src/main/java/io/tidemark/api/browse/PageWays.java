package io.tidemark.api.browse;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.api.answer.Question;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.html.PageLink;
import io.tidemark.reports.plot.Ways;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Leads from one page to all others, as far as the key reaches. The snapshot, the
 * currency, the dealer and the days that were chosen stay so.
 */
public final class PageWays implements Ways {

	private static final Set<Parameter> KEPT = Set.of(Parameter.CURRENCY, Parameter.DEALER_CODE, Parameter.DATE_FROM,
			Parameter.DATE_TO);

	private final Question question;

	public PageWays(Question question) {
		this.question = question;
	}

	@Override
	public @Nullable String to(Figure figure, Map<Parameter, String> parameters) {
		if (!mayRead(figure)) {
			return null;
		}
		SortedMap<String, String> asked = new TreeMap<>();
		parameters.forEach((parameter, text) -> {
			boolean isImplied = parameter == Parameter.DEALER_CODE && this.question.key().dealerCode() != null;
			if (figure.parameters().contains(parameter) && !isImplied) {
				asked.put(parameter.parameter(), text);
			}
		});
		if (!isValid(figure, asked)) {
			asked.remove(Parameter.DEALER_CODE.parameter());
		}
		return to(figure.path(), isValid(figure, asked) ? asked : Map.of());
	}

	private boolean mayRead(Figure figure) {
		return this.question.key().allows(figure.permission())
				&& (this.question.key().dealerCode() == null || figure.parameters().contains(Parameter.DEALER_CODE));
	}

	private static boolean isValid(Figure figure, Map<String, String> asked) {
		try {
			figure.ask(asked);
			return true;
		}
		catch (QueryInvalid ex) {
			return false;
		}
	}

	/**
	 * Return the address of a page of the same snapshot.
	 */
	public String to(String path, Map<String, String> parameters) {
		SortedMap<String, String> all = new TreeMap<>(this.question.parameters());
		all.keySet().retainAll(Set.of(PublishedSnapshots.SNAPSHOT, PublishedSnapshots.AS_OF));
		all.putAll(parameters);
		return this.question.links().to(path, all);
	}

	/**
	 * Return the address of a figure for what was chosen here.
	 * @param withDays whether the days that were chosen mean the same there
	 * @return null if the reader may not see it
	 */
	public @Nullable String keep(Figure figure, boolean withDays) {
		return to(figure, kept(withDays));
	}

	private Map<Parameter, String> kept(boolean withDays) {
		Map<Parameter, String> kept = new EnumMap<>(Parameter.class);
		for (Parameter parameter : KEPT) {
			String text = this.question.parameters().get(parameter.parameter());
			boolean isDay = parameter == Parameter.DATE_FROM || parameter == Parameter.DATE_TO;
			if (text != null && !text.isEmpty() && (withDays || !isDay)) {
				kept.put(parameter, text);
			}
		}
		return kept;
	}

	/**
	 * Return links to the parts of the site: its home, the first figure of each group,
	 * snapshots and definitions.
	 * @param here the group of the page, or its path
	 * @param withDays whether the days that were chosen mean the same for series
	 */
	public List<PageLink> site(String here, boolean withDays) {
		List<PageLink> links = new ArrayList<>();
		Map<String, String> chosen = new TreeMap<>();
		kept(withDays).forEach((parameter, text) -> {
			boolean isSeveral = Parameters.split(parameter.parameter(), text).size() > 1;
			if (parameter != Parameter.DATE_TO && !isSeveral) {
				chosen.put(parameter.parameter(), text);
			}
		});
		links.add(new PageLink("Overview", to("/", chosen), here.equals("/")));
		List<String> groups = new ArrayList<>();
		for (Figure.Kind kind : List.of(Figure.Kind.SERIES, Figure.Kind.KPI)) {
			for (Figure figure : Figures.load().all(kind)) {
				String href = groups.contains(figure.group()) ? null : keep(figure, withDays && figure.hasDays());
				if (href != null) {
					groups.add(figure.group());
					links.add(new PageLink(StringUtils.capitalize(figure.group()), href, here.equals(figure.group())));
				}
			}
		}
		links.add(new PageLink("Snapshots", to("/snapshots/", Map.of()), here.equals("/snapshots/")));
		links.add(new PageLink("Definitions", this.question.links().to("/definitions/", Map.of()),
				here.equals("/definitions/")));
		return links;
	}

}
