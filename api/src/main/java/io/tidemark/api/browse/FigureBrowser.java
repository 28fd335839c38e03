package io.tidemark.api.browse;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.Question;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Pagination;
import io.tidemark.figure.Paging;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Comparison;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.html.FormView.Field;
import io.tidemark.reports.html.FormView.Option;
import io.tidemark.reports.html.PageLink;
import io.tidemark.reports.html.Surroundings;
import io.tidemark.reports.html.Surroundings.BreakdownView;
import io.tidemark.reports.html.Surroundings.HeatView;
import io.tidemark.reports.html.TablePage;
import io.tidemark.reports.html.TableWays;
import io.tidemark.reports.plot.CohortHeat;
import io.tidemark.reports.plot.FigureBreakdown;
import io.tidemark.reports.plot.FigurePlots;
import io.tidemark.reports.plot.RowWays;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.PlotView;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Lays a figure out for people: the rows that are asked for, sorted and in pages that a
 * phone can take, below a drawing of them, among the ways to other rows and figures.
 */
public final class FigureBrowser {

	/** The column by which rows are sorted, after a minus sign the largest first. */
	static final String SORT = "sort";

	/** The column that is drawn. */
	static final String CHART = "chart";

	/** What pages take besides the figure's own parameters. */
	private static final Set<String> PARAMETERS = Stream
		.concat(FigureContent.OF_PAGES.stream(), Stream.of(Comparison.PARAMETER))
		.collect(Collectors.toUnmodifiableSet());

	/** More columns that measure have earlier values below theirs, not beside them. */
	private static final int MOST_BESIDE = 5;

	/** Times by which figures of snapshots are often compared, by their names. */
	private static final List<Option> AGO = List.of(new Option("A week before", "-7d", false),
			new Option("A month before", "-1m", false), new Option("A year before", "-12m", false));

	private static final int ROWS = 50;

	private final Question question;

	private final Figure figure;

	private final FigureReader reader;

	private final FigureQuestion asked;

	private final PageWays ways;

	private final FilterForm form;

	private final Notation notation;

	private final Wording words = Wording.english();

	private final Map<String, String> own = new LinkedHashMap<>();

	/**
	 * Read a question.
	 * @throws QueryInvalid if the figure does not take a parameter
	 */
	public FigureBrowser(Question question, Figure figure, FigureReader reader) {
		this.question = question;
		this.figure = figure;
		this.reader = reader;
		PARAMETERS.forEach((name) -> {
			String value = question.parameters().get(name);
			if (value != null) {
				this.own.put(name, value);
			}
		});
		this.asked = figure.ask(question.without(PARAMETERS).filters(figure.parameters()))
			.on(question.snapshot().version().businessDate());
		this.ways = new PageWays(question);
		this.form = new FilterForm(question, reader);
		this.notation = new Notation(Locale.UK, ZoneOffset.UTC, this.words);
	}

	/**
	 * Return the page's content.
	 */
	public FigureContent content() {
		long count = count();
		boolean isWhole = count <= SortedRows.MOST;
		FigurePage all = isWhole ? wholly(this.reader.read(this.question.snapshot(), this.asked))
				: new FigurePage(new FigureTable(this.figure.columns(), List.of()), null, Map.of());
		Comparison comparison = isWhole ? comparison() : null;
		FigurePage shown = (comparison == null || !isBeside(all)) ? all
				: new FigurePage(comparison.beside(all.table()), all.pagination(), all.next());
		SortedRows rows = isWhole ? SortedRows.of(this.figure, shown, this.own.get(SORT), paging())
				: SortedRows.newest(this::page, paging().paging(), count);
		Question answered = (comparison != null) ? this.question : this.question.without(Set.of(Comparison.PARAMETER));
		FigureContent content = FigureContent.of(answered, this.figure, this.asked, rows.page(), this.reader
			.warnings(this.question.snapshot(), this.asked, rows.page(), this.question.key().dealerCode() != null));
		if (comparison == null && this.own.containsKey(Comparison.PARAMETER)) {
			content = content.warned("There is nothing earlier to compare these rows with.");
		}
		if (!isWhole) {
			content = content.warned(String.format(Locale.ROOT,
					"These are %,d rows, the newest first. Up to %,d can be sorted by a column: filter them.", count,
					SortedRows.MOST));
		}
		return ((comparison != null) ? content.compared(comparison) : content)
			.laidOut((page) -> page(page, all, rows, comparison));
	}

	/**
	 * Count the rows of a series; a KPI has few.
	 */
	private long count() {
		Pagination counted = this.figure.isSeries() ? page(new Paging(1, 1)).pagination() : null;
		return (counted != null) ? counted.totalItems() : 0;
	}

	private FigurePage page(Paging paging) {
		SortedMap<String, String> paged = this.asked.parameters().toMap();
		paged.put(Parameter.PAGE.parameter(), Integer.toString(paging.page()));
		paged.put(Parameter.ITEMS_PER_PAGE.parameter(), Integer.toString(paging.itemsPerPage()));
		return this.reader.readPage(this.question.snapshot(), this.figure.ask(paged));
	}

	private static FigurePage wholly(FigurePage page) {
		return new FigurePage(page.table(), page.pagination(), page.next());
	}

	private Parameters paging() {
		SortedMap<String, String> paging = new TreeMap<>(this.own);
		paging.keySet().retainAll(Set.of(Parameter.PAGE.parameter(), Parameter.ITEMS_PER_PAGE.parameter()));
		paging.putIfAbsent(Parameter.ITEMS_PER_PAGE.parameter(), Integer.toString(ROWS));
		return Parameters.parse(this.figure.name(), paging, Set.of(Parameter.PAGE, Parameter.ITEMS_PER_PAGE));
	}

	/**
	 * Return whether the columns that a comparison adds stand beside those that there
	 * are: so many more fit on a page.
	 */
	private static boolean isBeside(FigurePage all) {
		return all.rows().columns().stream().filter((column) -> !column.kind().isDimension()).count() <= MOST_BESIDE;
	}

	/**
	 * Lay out a page.
	 * @param comparison what the rows are compared with, null for nothing
	 */
	private TablePage page(TablePage page, FigurePage all, SortedRows rows, @Nullable Comparison comparison) {
		Earlier earlier = (comparison == null || isBeside(all)) ? null
				: new Earlier(this.figure, all.table(), comparison.before());
		RowWays behind = new RowWays(this.figure, this.asked.parameters(), this.ways);
		TableWays cells = new TableWays(heads(rows.page().rows().columns(), rows), new TableWays.CellWays() {

			@Override
			public @Nullable String find(FigureRow row, FigureColumn column) {
				return behind.find(row, column);
			}

			@Override
			public boolean isCompared(FigureColumn column) {
				return earlier != null && !column.kind().isDimension();
			}

			@Override
			public @Nullable Object before(FigureRow row, FigureColumn column) {
				return Objects.requireNonNull(earlier).find(row, column);
			}

		});
		return page.with(neighbours(), surroundings(all, comparedChip(comparison)), cells);
	}

	/**
	 * Return links to the figures of the same group, for what was chosen here.
	 */
	private List<PageLink> neighbours() {
		List<PageLink> links = new ArrayList<>();
		for (Figure each : Figures.load().besides(this.figure)) {
			String href = this.ways.keep(each, each.hasDays() && this.figure.hasDays());
			if (href != null) {
				String label = each.isSeries() ? each.title()
						: each.label().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
				links.add(new PageLink(StringUtils.capitalize(label), href, each.equals(this.figure)));
			}
		}
		return links;
	}

	private Surroundings surroundings(FigurePage all, List<PageLink> compared) {
		List<PlotView> plots = plots(all);
		FigureColumn drawn = measure();
		List<BreakdownView> breakdowns = plots.isEmpty()
				? new FigureBreakdown(this.figure, this.asked.parameters(), this.ways, this.notation).draw(all.rows(),
						drawn)
				: List.of();
		List<HeatView> heats = (CohortHeat.isOf(this.figure) && drawn != null)
				? new CohortHeat(drawn, this.words).draw(all.table()) : List.of();
		boolean isDrawn = !plots.isEmpty() || !breakdowns.isEmpty() || !heats.isEmpty();
		List<PageLink> chips = new ArrayList<>(this.form.chips());
		chips.addAll(compared);
		return Surroundings.of(this.ways.site(this.figure.group(), this.figure.hasDays()))
			.with(this.form.of(this.figure, more(isDrawn)), this.form.presets(this.figure), chips)
			.with(plots, breakdowns, heats)
			.explainedBy(explanations(),
					Figures.load()
						.storedFigures(this.figure)
						.stream()
						.map((stored) -> "sql/figures/%s.sql".formatted(stored))
						.toList());
	}

	private List<Field> more(boolean isDrawn) {
		List<Field> fields = new ArrayList<>(comparisons());
		List<FigureColumn> measures = FigurePlots.measures(this.figure);
		if (!isDrawn || measures.size() < 2) {
			return fields;
		}
		FigureColumn drawn = measure();
		fields.add(new Field(CHART, "Chart of", "select", "",
				measures.stream()
					.map((column) -> new Option(column.label(), column.equals(measures.get(0)) ? "" : column.name(),
							column.equals(drawn)))
					.toList()));
		return fields;
	}

	private @Nullable FigureColumn measure() {
		List<FigureColumn> measures = FigurePlots.measures(this.figure);
		String wanted = this.own.get(CHART);
		if (wanted == null) {
			return measures.isEmpty() ? null : measures.get(0);
		}
		return measures.stream()
			.filter((column) -> column.name().equals(wanted))
			.findFirst()
			.orElseThrow(() -> new QueryInvalid("%s has no column '%s' to draw.".formatted(this.figure, wanted)));
	}

	private List<PlotView> plots(FigurePage all) {
		FigureColumn measure = measure();
		if (measure == null || FigurePlots.findTime(this.figure, all.rows().columns()) == null) {
			return List.of();
		}
		FigureTable rows = all.table();
		Parameters drawn = this.asked.parameters();
		// Too many rows to be sorted are not there.
		if (this.figure.interval() == Interval.DAY && drawn.text(Parameter.INTERVAL) == null && (rows.rows().isEmpty()
				|| rows.rows().stream().map((row) -> row.get("date")).distinct().count() > FigurePlots.MOST_DAYS)) {
			drawn = drawn.every(Interval.MONTH);
			rows = this.reader.read(this.question.snapshot(), this.figure.ask(drawn.toMap())).table();
		}
		return new FigurePlots(this.figure, drawn, this.ways, this.words, this.notation).draw(rows, measure);
	}

	private Map<String, TableWays.HeadLink> heads(List<FigureColumn> columns, SortedRows rows) {
		Map<String, TableWays.HeadLink> heads = new LinkedHashMap<>();
		if (rows.isWhole()) {
			for (FigureColumn column : columns) {
				String order = rows.order(column);
				boolean isAscendingNext = order.equals("descending")
						|| (order.equals("none") && column.kind().isDimension());
				heads.put(column.name(), new TableWays.HeadLink(
						this.form.with(SORT, (isAscendingNext ? "" : "-") + column.name()), order));
			}
		}
		return heads;
	}

	private List<PageLink> explanations() {
		List<PageLink> links = new ArrayList<>();
		links.add(new PageLink("Definition", this.question.links().to("/definitions/", Map.of()) + "#"
				+ this.figure.fileName().replaceFirst("-history$", "")));
		if (this.figure.source() != null) {
			links.add(new PageLink("Source of the definition", this.figure.source()));
		}
		Figures.load()
			.all()
			.stream()
			.filter((each) -> this.figure.kind() == Figure.Kind.KPI
					&& each.name().equals(this.figure.name() + "/history"))
			.forEach((history) -> add(links, "History by snapshot", history));
		Figures.load()
			.all()
			.stream()
			.filter((each) -> this.figure.kind() == Figure.Kind.HISTORY
					&& this.figure.name().equals(each.name() + "/history"))
			.forEach((kpi) -> add(links, "The latest", kpi));
		return links;
	}

	private void add(List<PageLink> links, String label, Figure to) {
		String href = this.ways.keep(to, false);
		if (href != null) {
			links.add(new PageLink(label, href));
		}
	}

	/**
	 * Return the control that says what the rows are compared with, empty if there is
	 * nothing.
	 */
	private List<Field> comparisons() {
		Map<String, String> labels = new LinkedHashMap<>();
		if (Comparison.isOfDays(this.asked)) {
			labels.put(Comparison.BEFORE, "The period before");
			labels.put("-12m", "A year before");
		}
		else if (Comparison.isOfSnapshots(this.asked)) {
			find(Comparison.BEFORE).ifPresent((each) -> labels.put(Comparison.BEFORE, "Snapshot " + each.version()));
			AGO.forEach((ago) -> find(ago.value())
				.ifPresent((each) -> labels.put(ago.value(), "%s: %s".formatted(ago.label(), each.version()))));
		}
		String chosen = this.own.getOrDefault(Comparison.PARAMETER, "");
		if (labels.isEmpty()) {
			return List.of();
		}
		if (!chosen.isEmpty()) {
			labels.putIfAbsent(chosen, chosen);
		}
		List<Option> options = new ArrayList<>(List.of(new Option("Nothing", "", chosen.isEmpty())));
		labels.forEach((value, label) -> options.add(new Option(label, value, value.equals(chosen))));
		return List.of(new Field(Comparison.PARAMETER, "Compare with", "select", "", options));
	}

	private Optional<Snapshot> find(String with) {
		return Comparison.findSnapshot(this.reader, this.question.snapshot(), with);
	}

	/**
	 * Return what the rows are compared with, null for nothing.
	 */
	private @Nullable Comparison comparison() {
		String with = this.own.get(Comparison.PARAMETER);
		boolean mayCompare = with != null && (Comparison.isOfDays(this.asked)
				|| (Comparison.isOfSnapshots(this.asked) && find(with).isPresent()));
		return (with != null && mayCompare) ? Comparison.of(this.reader, this.question.snapshot(), this.asked, with)
				: null;
	}

	/**
	 * Return a chip that takes a comparison away.
	 */
	private List<PageLink> comparedChip(@Nullable Comparison comparison) {
		return (comparison == null) ? List.of()
				: List.of(new PageLink("Compared with " + comparison.words(),
						this.question.links()
							.to(this.question.path(),
									this.question
										.without(Set.of(Comparison.PARAMETER, SORT, Parameter.PAGE.parameter()))
										.parameters())));
	}

}
