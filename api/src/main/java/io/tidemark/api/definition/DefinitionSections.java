package io.tidemark.api.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidemark.api.answer.Links;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.Series;
import io.tidemark.reports.html.LinkPage;
import org.springframework.util.StringUtils;

/**
 * What the catalogue has, in sections of a page of links.
 */
public final class DefinitionSections {

	private static final String HISTORY = "history";

	private final Catalogue catalogue;

	private final Links links;

	public DefinitionSections(Catalogue catalogue, Links links) {
		this.catalogue = catalogue;
		this.links = links;
	}

	/**
	 * Return a section for each object with its KPIs, and one with the series.
	 */
	public List<LinkPage.Section> figures() {
		List<LinkPage.Section> sections = new ArrayList<>();
		for (String object : this.catalogue.objects()) {
			sections.add(new LinkPage.Section(StringUtils.capitalize(object),
					this.catalogue.kpisOf(object).stream().map(this::entry).toList()));
		}
		sections.add(new LinkPage.Section("Analytics", this.catalogue.series().stream().map(this::entry).toList()));
		return sections;
	}

	/**
	 * Return a section for the history of KPIs.
	 */
	public LinkPage.Section histories() {
		return new LinkPage.Section("History", this.catalogue.kpis()
			.stream()
			.map((kpi) -> new LinkPage.Entry(kpi.path() + "/" + HISTORY,
					this.links.to(ApiPaths.ofHistory(kpi), Map.of()), "For each snapshot: " + kpi.definition(), null))
			.toList());
	}

	/**
	 * Return the sections of columns, those of KPIs once each.
	 */
	List<LinkPage.Section> columns() {
		Map<String, FigureColumn> ofKpis = new LinkedHashMap<>();
		this.catalogue.kpis()
			.forEach((kpi) -> kpi.columns().forEach((column) -> ofKpis.putIfAbsent(column.name(), column)));
		ofKpis.put(this.catalogue.snapshotDate().name(), this.catalogue.snapshotDate());
		List<LinkPage.Section> sections = new ArrayList<>();
		sections.add(columns("KPIs", ofKpis.values()));
		this.catalogue.series().forEach((series) -> sections.add(columns(series.name(), series.columns())));
		return sections;
	}

	LinkPage.Section filters() {
		return new LinkPage.Section("Filters",
				Arrays.stream(Parameter.values())
					.map((filter) -> new LinkPage.Entry(filter.parameter(), null,
							"%s For example %s.".formatted(filter.sentence(), filter.example()), null))
					.toList());
	}

	LinkPage.Section errors() {
		return new LinkPage.Section("Errors",
				Arrays.stream(ErrorCode.values())
					.map((code) -> new LinkPage.Entry(Integer.toString(code.code()), null,
							"%s (HTTP %s): %s".formatted(code.error(), code.status(), code.meaning()), null))
					.toList());
	}

	private LinkPage.Entry entry(Kpi kpi) {
		return new LinkPage.Entry(kpi.path(), this.links.to(ApiPaths.of(kpi), Map.of()), kpi.definition(), null);
	}

	private LinkPage.Entry entry(Series series) {
		return new LinkPage.Entry(series.name(), this.links.to(ApiPaths.of(series), Map.of()), series.definition(),
				series.source());
	}

	private static LinkPage.Section columns(String figure, Collection<FigureColumn> columns) {
		return new LinkPage.Section("Columns of " + figure,
				columns.stream()
					.map((column) -> new LinkPage.Entry(column.name(), null, sentence(column), column.source()))
					.toList());
	}

	private static String sentence(FigureColumn column) {
		String unit = (column.unit() != null) ? " (" + column.unit() + ")" : "";
		return column.label() + unit + ": " + Objects.requireNonNullElse(column.definition(), "");
	}

}
