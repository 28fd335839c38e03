package io.tidemark.api.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.Pagination;
import io.tidemark.figure.registry.Comparison;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.figure.registry.Warning;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.PageLink;
import io.tidemark.reports.html.PageSnapshot;
import io.tidemark.reports.html.TablePage;
import io.tidemark.reports.text.WarningLines;
import io.tidemark.reports.xlsx.WorkbookCover;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A figure in whichever format was asked for, written as reports write it.
 *
 * @param question what was asked
 * @param sheet its sheet in a workbook
 * @param title the figure's name in words, with what is asked of its rows
 * @param file the name of a file with it, without the snapshot's
 * @param definition what it says, in one sentence
 * @param rows its rows
 * @param pagination the page of a series, null for a KPI
 * @param next the parameters of the next page, null if there is none
 * @param siblings the paths of related figures by their names
 * @param warnings what the caller may have got wrong
 * @param layout adds to the page what it has around its table
 */
public record FigureContent(Question question, XlsxSheet sheet, String title, String file, String definition,
		FigureRows rows, @Nullable Pagination pagination, @Nullable Map<String, String> next,
		Map<String, String> siblings, List<String> warnings, UnaryOperator<TablePage> layout) implements Content {

	/** How a page sorts, draws and cuts its rows. */
	public static final Set<String> OF_PAGES = Set.of("sort", "chart", Parameter.PAGE.parameter(),
			Parameter.ITEMS_PER_PAGE.parameter());

	/** More rows are too many for one page. */
	private static final int MOST_ROWS = 2000;

	/** The header with the warnings, as sentences. */
	static final String WARNING = "X-Warning";

	private static final WarningLines WARNINGS = WarningLines.english();

	/**
	 * Create a table that is no figure and takes no filter.
	 */
	public FigureContent(Question question, String name, String definition, FigureRows rows,
			Map<String, String> siblings) {
		this(question, new XlsxSheet(name, rows, definition, "", Set.of()), title(name), name, definition, rows, null,
				null, siblings, List.of(), UnaryOperator.identity());
	}

	/**
	 * Create a page of a table that is no figure.
	 */
	public FigureContent(Question question, String name, String title, String definition,
			io.tidemark.figure.FigurePage page, Map<String, String> siblings) {
		this(question, new XlsxSheet(name, page.rows(), definition, "", Set.of()), title, name, definition, page.rows(),
				page.pagination(), page.next().isEmpty() ? null : page.next(), siblings, List.of(),
				UnaryOperator.identity());
	}

	/**
	 * Answer a question for a figure.
	 */
	public static FigureContent of(Question question, Figure figure, FigureReader reader) {
		boolean isOneDealer = question.key().dealerCode() != null;
		FigureQuestion asked = figure.ask(question.without(Set.of(Comparison.PARAMETER)).filters(figure.parameters()))
			.on(question.snapshot().version().businessDate());
		String with = question.parameters().get(Comparison.PARAMETER);
		Comparison comparison = (with != null) ? Comparison.of(reader, question.snapshot(), asked, with) : null;
		boolean isPaged = !question.mode().isDownload();
		io.tidemark.figure.FigurePage page = (comparison != null) ? comparison.read(isPaged)
				: isPaged ? reader.readPage(question.snapshot(), asked) : reader.read(question.snapshot(), asked);
		FigureContent content = of(question, figure, asked, page,
				reader.warnings(question.snapshot(), asked, page, isOneDealer));
		return (comparison != null) ? content.compared(comparison) : content;
	}

	/**
	 * Answer a question with rows that are read already.
	 */
	public static FigureContent of(Question question, Figure figure, FigureQuestion asked,
			io.tidemark.figure.FigurePage page, List<Warning> warnings) {
		Map<String, String> siblings = new LinkedHashMap<>();
		Figures.load().besides(figure).forEach((each) -> siblings.put(each.label(), each.path()));
		return new FigureContent(question, XlsxSheet.of(asked, page.rows()), asked.title(), asked.fileName(),
				figure.definition(), page.rows(), page.pagination(), page.next().isEmpty() ? null : page.next(),
				siblings, warnings.stream().map(WARNINGS::of).toList(), UnaryOperator.identity());
	}

	/**
	 * Return the same with another sentence that the reader should know.
	 */
	public FigureContent warned(String sentence) {
		List<String> all = new ArrayList<>(this.warnings);
		all.add(sentence);
		return new FigureContent(this.question, this.sheet, this.title, this.file, this.definition, this.rows,
				this.pagination, this.next, this.siblings, all, this.layout);
	}

	/**
	 * Return the same as rows that have earlier ones beside them.
	 */
	public FigureContent compared(Comparison comparison) {
		String words = "compared with " + comparison.words();
		String filters = this.sheet.filters().isEmpty() ? words : this.sheet.filters() + ", " + words;
		return new FigureContent(this.question,
				new XlsxSheet(this.sheet.name(), this.rows, this.sheet.definition(), filters,
						Comparison.totals(this.sheet.totals())),
				this.title + (this.sheet.filters().isEmpty() ? ": " : ", ") + words, this.file + "-compared",
				this.definition, this.rows, this.pagination, this.next, this.siblings, this.warnings, this.layout);
	}

	/**
	 * Return the same with a page that has more around its table.
	 */
	public FigureContent laidOut(UnaryOperator<TablePage> with) {
		return new FigureContent(this.question, this.sheet, this.title, this.file, this.definition, this.rows,
				this.pagination, this.next, this.siblings, this.warnings, with);
	}

	@Override
	public OutputMode mode() {
		return this.question.mode();
	}

	@Override
	public List<Map.Entry<String, String>> headers() {
		List<Map.Entry<String, String>> headers = new ArrayList<>();
		if (this.next != null) {
			headers.add(Map.entry("Link", "<%s>; rel=\"next\"".formatted(nextHref(this.next))));
		}
		if (!this.warnings.isEmpty()) {
			headers.add(Map.entry(WARNING, inHeader(String.join(" ", this.warnings))));
		}
		if (mode().isDownload()) {
			headers.add(Map.entry("Content-Disposition", "attachment; filename=\"%s\""
				.formatted(this.question.snapshot().fileName(this.file, mode().label()))));
		}
		return headers;
	}

	/**
	 * Return a text as a header may have it: percent signs, and all that is not printable
	 * ASCII, as in a URL.
	 */
	static String inHeader(String text) {
		return text.codePoints()
			.mapToObj((each) -> (each >= ' ' && each <= '~' && each != '%') ? Character.toString(each)
					: URLEncoder.encode(Character.toString(each), StandardCharsets.UTF_8))
			.collect(Collectors.joining());
	}

	@Override
	public void write(OutputStream out) throws IOException {
		if (mode() == OutputMode.XLSX) {
			XlsxReport.writeWorkbook(WorkbookCover.of(this.title, this.question.snapshot(), sheets()), sheets(), out);
			return;
		}
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		switch (mode()) {
			case CSV -> CsvReport.write(this.rows, this.question.csv(), writer);
			case HTML -> HtmlReport.write(page(), this.question.asked().visitor(), writer);
			case JSON, XLSX -> writeJson(writer);
		}
		writer.flush();
	}

	private List<XlsxSheet> sheets() {
		return this.warnings.isEmpty() ? List.of(this.sheet) : List.of(this.sheet, XlsxSheet.ofNotes(this.warnings));
	}

	private void writeJson(Writer writer) throws IOException {
		if (this.pagination != null) {
			JsonReport.writeSeries(this.rows, this.pagination, writer);
		}
		else {
			JsonReport.writeKpi(this.rows, writer);
		}
		writer.write('\n');
	}

	/**
	 * Return the page that HTML shows.
	 */
	public TablePage page() {
		Snapshot snapshot = this.question.snapshot();
		PageSnapshot freshness = new PageSnapshot(snapshot.tenant(), snapshot.version().toString(),
				snapshot.version().businessDate(), snapshot.dataAsOf());
		return this.layout
			.apply(new TablePage(this.title, this.definition, freshness, figureLinks(), formatLinks(), previousHref(),
					(this.next != null) ? nextHref(this.next) : null, this.rows)
				.with(this.warnings)
				.with(extent()));
	}

	/**
	 * Say which rows these are, null if there are others that nobody has counted.
	 */
	private TablePage.@Nullable Extent extent() {
		if (this.pagination == null || (this.next != null && !this.next.containsKey("page"))) {
			return null;
		}
		long count = this.pagination.totalItems();
		int size = this.pagination.pageTotalItems();
		if (size == count) {
			return new TablePage.Extent(String.format(Locale.ROOT, "%,d %s", count, (count == 1) ? "row" : "rows"),
					null);
		}
		long before = (this.pagination.currentPage() - 1L) * this.pagination.itemsPerPage();
		String words = (size == 0) ? String.format(Locale.ROOT, "None of %,d rows", count)
				: String.format(Locale.ROOT, "Rows %,d to %,d of %,d", before + 1, before + size, count);
		String whole = href(Map.of("page", "1", "itemsPerPage", Integer.toString(MOST_ROWS)));
		return new TablePage.Extent(words, (count <= MOST_ROWS) ? whole : null);
	}

	/**
	 * Return the name in words, as in "Customers by status"; a version keeps its hyphens.
	 */
	private static String title(String name) {
		String words = name.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])-", " ").toLowerCase(Locale.ROOT);
		return StringUtils.capitalize(words);
	}

	private List<PageLink> figureLinks() {
		Map<String, String> pinned = new TreeMap<>(this.question.parameters());
		pinned.keySet().retainAll(List.of("snapshot", "asOf"));
		return this.siblings.entrySet()
			.stream()
			.map((sibling) -> new PageLink(sibling.getKey(), this.question.links().to(sibling.getValue(), pinned),
					sibling.getValue().equals(this.question.path())))
			.toList();
	}

	/**
	 * Link the same rows, all of them, in other formats.
	 */
	private List<PageLink> formatLinks() {
		SortedMap<String, String> parameters = new TreeMap<>(this.question.without(OF_PAGES).parameters());
		return Stream.of(OutputMode.JSON, OutputMode.CSV, OutputMode.XLSX).map((mode) -> {
			parameters.put(OutputMode.PARAMETER, mode.label());
			return new PageLink(mode.name(), this.question.links().to(this.question.path(), parameters));
		}).toList();
	}

	private @Nullable String previousHref() {
		if (this.pagination == null || this.pagination.currentPage() < 2) {
			return null;
		}
		return nextHref(Map.of("page", Integer.toString(this.pagination.currentPage() - 1)));
	}

	/**
	 * Link another page of the very same snapshot.
	 */
	private String nextHref(Map<String, String> changes) {
		Map<String, String> pinned = new TreeMap<>(changes);
		pinned.put("snapshot", this.question.snapshot().version().toString());
		return href(pinned);
	}

	private String href(Map<String, String> changes) {
		SortedMap<String, String> parameters = new TreeMap<>(this.question.parameters());
		if (changes.containsKey("snapshot")) {
			parameters.remove("asOf");
		}
		parameters.putAll(changes);
		return this.question.links().to(this.question.path(), parameters);
	}

}
