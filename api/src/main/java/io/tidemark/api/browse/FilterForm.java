package io.tidemark.api.browse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.answer.Question;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.key.KeySecret;
import io.tidemark.reports.html.FormView;
import io.tidemark.reports.html.FormView.Field;
import io.tidemark.reports.html.FormView.Option;
import io.tidemark.reports.html.PageLink;
import io.tidemark.reports.text.DealerLabels;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.OverviewView.CurrencyRow;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The form of a figure with a control for each filter that it takes, and chips for those
 * that are set.
 */
public final class FilterForm {

	/** More are no list to choose from. */
	private static final int MOST_OPTIONS = 200;

	/** More are not laid out beside each other. */
	private static final int MOST_BOXES = 40;

	private final Question question;

	private final FigureReader reader;

	private final DealerLabels dealers;

	public FilterForm(Question question, FigureReader reader) {
		this.question = question;
		this.reader = reader;
		this.dealers = DealerLabels.read(reader.content(), question.snapshot(), Wording.english());
	}

	/**
	 * Return the form of a figure.
	 * @param more controls besides those of its filters
	 */
	public FormView of(Figure figure, List<Field> more) {
		List<Field> fields = new ArrayList<>();
		for (Parameter parameter : Parameter.values()) {
			boolean isFixed = parameter == Parameter.DEALER_CODE && this.question.key().dealerCode() != null;
			if (figure.parameters().contains(parameter) && parameter.kind() != ParameterKind.INTEGER && !isFixed) {
				fields.add(field(figure, parameter));
			}
		}
		fields.addAll(more);
		return form(this.question.path(), fields);
	}

	private FormView form(String action, List<Field> fields) {
		return keeping(this.question, action, fields);
	}

	/**
	 * Return a form that keeps the snapshot and whatever else is no control of it.
	 */
	public static FormView keeping(Question question, String action, List<Field> fields) {
		List<Option> hidden = new ArrayList<>();
		for (String name : List.of(OutputMode.PARAMETER, PublishedSnapshots.SNAPSHOT, PublishedSnapshots.AS_OF)) {
			String value = question.parameters().get(name);
			if (value != null) {
				hidden.add(new Option(name, value, true));
			}
		}
		return new FormView(action, fields, hidden);
	}

	private Field field(Figure figure, Parameter parameter) {
		String label = label(parameter);
		String set = asked(parameter);
		return switch (parameter.kind()) {
			case DATE -> new Field(parameter.parameter(), label, "date", set, List.of());
			case CHOICE -> (figure.interval() != null && parameter == Parameter.INTERVAL)
					? new Field(parameter.parameter(), label, "select", "", intervals(figure.interval(), set))
					: select(parameter, options(parameter.choices(), set), "All");
			case LIST -> select(parameter, groupings(figure, set), "Nothing more");
			case TEXT, CURRENCY -> named(figure, parameter, set);
			case INTEGER -> new Field(parameter.parameter(), label, "text", set, List.of());
		};
	}

	private Field named(Figure figure, Parameter parameter, String set) {
		List<String> values = (parameter == Parameter.CUSTOMER_ID) ? List.of() : values(figure, parameter);
		if (values.isEmpty() || values.size() > MOST_OPTIONS) {
			return new Field(parameter.parameter(), label(parameter), "text", set.replace("\0", " "), List.of());
		}
		boolean maySeveral = parameter.isRepeatable()
				&& (!figure.isSeries() || figure.groupings().containsKey(Cube.DEALER));
		if (maySeveral) {
			List<String> several = set.isEmpty() ? List.of() : Parameters.split(parameter.parameter(), set);
			boolean isInSight = parameter == Parameter.DEALER_CODE && isGroupedBy(Cube.DEALER)
					&& values.size() <= MOST_BOXES;
			return new Field(parameter.parameter(), label(parameter), isInSight ? "boxes" : "checks",
					String.join(", ", several),
					values.stream()
						.map((value) -> new Option(this.dealers.of(value), value, several.contains(value)))
						.toList());
		}
		List<Option> options = values.stream()
			.map((value) -> new Option((parameter == Parameter.DEALER_CODE) ? this.dealers.of(value) : value, value,
					value.equalsIgnoreCase(set)))
			.toList();
		return select(parameter, options, "All");
	}

	private boolean isGroupedBy(String name) {
		return List.of(asked(Parameter.GROUP_BY).split(",")).contains(name);
	}

	/**
	 * Return the values that there are; those of movements are those of the revenue,
	 * which are found without going through all of them.
	 */
	private List<String> values(Figure figure, Parameter parameter) {
		Figure of = figure.hasDays() ? Figures.load().find(RevenueReader.NAME) : figure;
		return this.reader.values(this.question.snapshot(), of, parameter, this.question.key().dealerCode());
	}

	private static List<Option> intervals(Interval usual, String set) {
		return Stream.of(Interval.values())
			.map((each) -> new Option(StringUtils.capitalize(each.label()), (each == usual) ? "" : each.label(),
					each.label().equals(set.isEmpty() ? usual.label() : set)))
			.toList();
	}

	private static Field select(Parameter parameter, List<Option> options, String nothing) {
		List<Option> all = new ArrayList<>();
		all.add(new Option(nothing, "", options.stream().noneMatch(Option::chosen)));
		all.addAll(options);
		return new Field(parameter.parameter(), label(parameter), "select", "", all);
	}

	private static List<Option> options(List<String> values, String set) {
		return values.stream()
			.map((value) -> new Option(StringUtils.capitalize(value), value, value.equals(set)))
			.toList();
	}

	/**
	 * Return all that rows can be grouped by: a series by one thing, a KPI by several.
	 */
	private List<Option> groupings(Figure figure, String set) {
		// Series are kept by anything else for all dealers together.
		boolean isByDealerOnly = figure.isSeries() && this.question.key().dealerCode() != null;
		List<String> names = figure.groupings()
			.entrySet()
			.stream()
			.filter((grouping) -> !isByDealerOnly || grouping.getKey().equals(Cube.DEALER))
			.filter((grouping) -> !figure.columns().contains(grouping.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		List<List<String>> combined = new ArrayList<>();
		names.forEach((name) -> combined.add(List.of(name)));
		if (!figure.isSeries()) {
			for (int first = 0; first < names.size(); first++) {
				for (int second = first + 1; second < names.size(); second++) {
					combined.add(List.of(names.get(first), names.get(second)));
				}
			}
		}
		return combined.stream().map((each) -> {
			String value = String.join(",", each);
			return new Option(each.stream().map(FilterForm::words).collect(Collectors.joining(" and ")), value,
					value.equals(set));
		}).toList();
	}

	private static String words(String name) {
		return StringUtils.capitalize(name.replace('_', ' '));
	}

	/**
	 * Return what is asked, without anything that looks like a key.
	 */
	private String asked(Parameter parameter) {
		return KeySecret.redact(this.question.parameters().getOrDefault(parameter.parameter(), ""));
	}

	static String label(Parameter parameter) {
		return StringUtils.capitalize(parameter.word());
	}

	/**
	 * Return links to the same page with days that are often asked for.
	 */
	public List<PageLink> presets(Figure figure) {
		if (!figure.parameters().contains(Parameter.DATE_FROM)) {
			return List.of();
		}
		LocalDate date = this.question.snapshot().version().businessDate();
		String from = asked(Parameter.DATE_FROM);
		String to = asked(Parameter.DATE_TO);
		boolean isOpen = to.isEmpty() || to.equals(date.toString());
		List<PageLink> links = new ArrayList<>();
		for (Period period : Period.values()) {
			links.add(new PageLink(period.label(), without(Map.of(Parameter.DATE_FROM.parameter(), period.from()),
					Parameter.DATE_FROM, Parameter.DATE_TO), isOpen && from.equals(period.from(date).toString())));
		}
		links.add(yearBefore(figure, date));
		links.add(new PageLink("All", without(Map.of(), Parameter.DATE_FROM, Parameter.DATE_TO),
				isOpen && from.isEmpty()));
		return links;
	}

	/**
	 * Return a link to the whole year before, by month where rows can be.
	 */
	private PageLink yearBefore(Figure figure, LocalDate date) {
		LocalDate first = date.minusYears(1).withDayOfYear(1);
		LocalDate last = first.plusYears(1).minusDays(1);
		Map<String, String> days = new TreeMap<>(Map.of(Parameter.DATE_FROM.parameter(), first.toString(),
				Parameter.DATE_TO.parameter(), last.toString()));
		boolean isCurrent = asked(Parameter.DATE_FROM).equals(first.toString())
				&& asked(Parameter.DATE_TO).equals(last.toString());
		Interval usual = figure.interval();
		if (usual != null) {
			days.put(Parameter.INTERVAL.parameter(), Interval.MONTH.label());
			String every = asked(Parameter.INTERVAL);
			isCurrent &= (every.isEmpty() ? usual.label() : every).equals(Interval.MONTH.label());
		}
		return new PageLink(first.getYear() + ((usual != null) ? " by month" : ""),
				without(days, Parameter.DATE_FROM, Parameter.DATE_TO), isCurrent);
	}

	/**
	 * Return a chip for each filter that is set, with the address of the page without it.
	 */
	public List<PageLink> chips() {
		return chips(this.question.parameters().keySet());
	}

	/**
	 * Return chips for some parameters alone.
	 */
	public List<PageLink> chips(Set<String> names) {
		List<PageLink> chips = new ArrayList<>();
		this.question.parameters().forEach((name, text) -> {
			Parameter parameter = find(name);
			if (!names.contains(name)) {
				return;
			}
			if (name.equals(PublishedSnapshots.SNAPSHOT) || name.equals(PublishedSnapshots.AS_OF)) {
				chips.add(new PageLink(name.equals(PublishedSnapshots.AS_OF) ? "As of " + text : "Snapshot " + text,
						with(name, "")));
			}
			else if (parameter != null && parameter.kind() != ParameterKind.INTEGER && !text.isEmpty()) {
				List<String> values = Parameters.split(name, text);
				for (String value : values) {
					String others = values.stream()
						.filter((each) -> !each.equals(value))
						.collect(Collectors.joining("\0"));
					chips.add(new PageLink(label(parameter) + " " + ((parameter == Parameter.DEALER_CODE)
							? KeySecret.redact(this.dealers.of(value)) : KeySecret.redact(value.replace(",", ", "))),
							with(name, others)));
				}
			}
		});
		return chips;
	}

	private static @Nullable Parameter find(String name) {
		return Stream.of(Parameter.values())
			.filter((parameter) -> parameter.parameter().equals(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the address of the same page, first rows first, with another value of a
	 * parameter.
	 * @param value empty for none
	 */
	public String with(String name, String value) {
		SortedMap<String, String> parameters = new TreeMap<>(this.question.parameters());
		parameters.remove(Parameter.PAGE.parameter());
		parameters.remove(name);
		if (!value.isEmpty()) {
			parameters.put(name, value);
		}
		return this.question.links().to(this.question.path(), parameters);
	}

	private String without(Map<String, String> added, Parameter... removed) {
		SortedMap<String, String> parameters = new TreeMap<>(this.question.parameters());
		parameters.remove(Parameter.PAGE.parameter());
		Stream.of(removed).forEach((each) -> parameters.remove(each.parameter()));
		parameters.putAll(added);
		return this.question.links().to(this.question.path(), parameters);
	}

	/**
	 * Return the form of the overview: period, currency and dealer.
	 * @param from the first day that is shown
	 */
	public FormView overview(LocalDate from, List<CurrencyRow> currencies) {
		LocalDate date = this.question.snapshot().version().businessDate();
		List<Field> fields = new ArrayList<>();
		List<Option> periods = new ArrayList<>();
		if (Period.find(from, date).isEmpty()) {
			periods.add(new Option("From " + from, from.toString(), true));
		}
		for (Period period : Period.values()) {
			periods.add(new Option(period.label(), period.from(), period.from(date).equals(from)));
		}
		fields.add(new Field(Parameter.DATE_FROM.parameter(), "Period", "select", "", periods));
		if (currencies.size() > 1) {
			fields.add(new Field(Parameter.CURRENCY.parameter(), label(Parameter.CURRENCY), "select", "",
					currencies.stream()
						.map((row) -> new Option(row.name(), Objects.requireNonNullElse(row.code(), ""), row.chosen()))
						.toList()));
		}
		if (this.question.key().dealerCode() == null) {
			Figure revenue = Figures.load().find(RevenueReader.NAME);
			List<String> dealerCodes = this.reader.values(this.question.snapshot(), revenue, Parameter.DEALER_CODE,
					null);
			String set = asked(Parameter.DEALER_CODE);
			if (dealerCodes.size() > 1 && dealerCodes.size() <= MOST_OPTIONS) {
				List<Option> options = new ArrayList<>();
				options.add(new Option("All", "", set.isEmpty()));
				dealerCodes.forEach((code) -> options.add(new Option(this.dealers.of(code), code, code.equals(set))));
				fields.add(new Field(Parameter.DEALER_CODE.parameter(), "Dealer", "select", "", options));
			}
		}
		return form("/", fields);
	}

}
