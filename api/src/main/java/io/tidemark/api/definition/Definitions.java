package io.tidemark.api.definition;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.Links;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.LinkPage;
import io.tidemark.reports.html.PageLink;
import io.tidemark.reports.html.PageVisitor;
import io.tidemark.reports.html.Surroundings;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of figures with their columns, then of filters and of errors: sections
 * for a browser, a table in other formats.
 *
 * @param links how links are written
 * @param builtAt when the program was built: the workbook's time of creation
 * @param visitor who reads the page, null for programs
 */
record Definitions(OutputMode mode, Links links, Instant builtAt, @Nullable PageVisitor visitor) implements Content {

	static final List<FigureColumn> COLUMNS = List.of(
			column("figure", "Figure", false,
					"What is defined or has the column; filters and errors stand for themselves."),
			column("column", "Column", true,
					"The name in JSON or in a URL, or an error's code; null for a figure itself."),
			column("label", "Label", true,
					"The header in CSV, HTML and XLSX, or an error's text; null if there is none."),
			column("kind", "Kind", false, "What it is: a kpi, a series, a kind of values, or an error's HTTP status."),
			column("unit", "Unit", true, "What a count or amount is of; null if that does not apply."),
			column("definition", "Definition", false, "What it means, in a sentence."), column("source", "Source", true,
					"Where the definition that is followed is published; null if it is ours."));

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
			case HTML -> HtmlReport.write(page(), this.visitor, writer);
			case CSV -> CsvReport.write(table(), writer);
			case XLSX -> XlsxReport.write(List.of(new XlsxSheet(TITLE, table())), this.builtAt, out);
			case JSON -> {
				JsonReport.writeKpi(table(), writer);
				writer.write('\n');
			}
		}
		writer.flush();
	}

	private static FigureTable table() {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		Figures.load().all(Figure.Kind.KPI).forEach((kpi) -> addTo(rows, kpi));
		rows.add(row("history", Catalogue.load().snapshotDate()));
		Figures.load().all(Figure.Kind.SERIES).forEach((series) -> addTo(rows, series));
		for (Parameter filter : Parameter.values()) {
			rows.add(Arrays.asList("filters", filter.parameter(), null, label(filter.kind()), null, filter.sentence(),
					null));
		}
		for (ErrorCode code : ErrorCode.values()) {
			rows.add(Arrays.asList("errors", Integer.toString(code.code()), code.error(), "HTTP " + code.status(), null,
					code.meaning(), null));
		}
		return FigureTable.of(COLUMNS, rows);
	}

	private static void addTo(List<List<@Nullable Object>> rows, Figure figure) {
		rows.add(Arrays.asList(figure.name(), null, null, label(figure.kind()), null, figure.definition(),
				figure.source()));
		figure.columns().forEach((column) -> rows.add(row(figure.name(), column)));
	}

	private static List<@Nullable Object> row(String figure, FigureColumn column) {
		return Arrays.asList(figure, column.name(), column.label(), label(column.kind()), column.unit(),
				column.definition(), column.source());
	}

	private static String label(Enum<?> kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

	private LinkPage page() {
		Map<String, FigureColumn> ofKpis = new LinkedHashMap<>();
		List<LinkPage.Section> ofSeries = new ArrayList<>();
		for (Figure figure : Figures.load().all()) {
			if (figure.isSeries()) {
				ofSeries.add(columns(figure.name(), figure.columns()));
			}
			else {
				figure.columns().forEach((column) -> ofKpis.putIfAbsent(column.name(), column));
			}
		}
		List<LinkPage.Section> sections = new ArrayList<>(FigureLinks.sections(
				(figure) -> this.links.to(FigureLinks.path(figure), Map.of()), Figure.Kind.KPI, Figure.Kind.SERIES));
		sections.add(columns("KPIs", ofKpis.values()));
		sections.addAll(ofSeries);
		sections.add(new LinkPage.Section("Filters",
				Arrays.stream(Parameter.values())
					.map((filter) -> new LinkPage.Entry(filter.parameter(), null,
							"%s For example %s.".formatted(filter.sentence(), filter.example()), null))
					.toList()));
		sections.add(new LinkPage.Section("Errors",
				Arrays.stream(ErrorCode.values())
					.map((code) -> new LinkPage.Entry(Integer.toString(code.code()), null,
							"%s (HTTP %s): %s".formatted(code.error(), code.status(), code.meaning()), null))
					.toList()));
		return new LinkPage(TITLE, "What the figures, their columns, the filters and the errors mean.", sections,
				Surroundings.of(List.of(new PageLink("Overview", this.links.to("/", Map.of())),
						new PageLink("Snapshots", this.links.to("/snapshots/", Map.of())),
						new PageLink(TITLE, this.links.to("/definitions/", Map.of()), true))));
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

	private static FigureColumn column(String name, String label, boolean isNullable, String definition) {
		return new FigureColumn(name, label, ColumnKind.TEXT, null, isNullable, definition, null);
	}

}
