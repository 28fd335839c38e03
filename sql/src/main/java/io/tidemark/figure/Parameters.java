package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.key.KeySecret;
import org.jspecify.annotations.Nullable;

/**
 * The checked parameters of a question.
 */
public final class Parameters {

	/** No parameters: all rows. */
	public static final Parameters NONE = new Parameters(Map.of());

	/** Digits of ASCII, without a sign and leading zeros. */
	private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]*");

	/**
	 * Between the values of a parameter that has several; no text in PostgreSQL has it.
	 */
	private static final String SEPARATOR = "\0";

	private final Map<Parameter, String> values;

	private Parameters(Map<Parameter, String> values) {
		this.values = Collections.unmodifiableMap(values);
	}

	/**
	 * Add a text to those that {@link #parse} checks, which has one text of a name: that
	 * of a parameter with several values is to be split again by {@link #split}.
	 * @return whether it was added: only some parameters may be given several times
	 */
	public static boolean add(Map<String, String> texts, String name, String text) {
		if (!isRepeatable(name)) {
			return texts.putIfAbsent(name, text) == null;
		}
		texts.merge(name, text.replace(SEPARATOR, "\uFFFD"), (one, other) -> one + SEPARATOR + other);
		return true;
	}

	/**
	 * Return the values of a parameter one by one.
	 */
	public static List<String> split(String name, String text) {
		return isRepeatable(name) ? List.of(text.split(SEPARATOR, -1)) : List.of(text);
	}

	private static boolean isRepeatable(String name) {
		return Stream.of(Parameter.values()).anyMatch((each) -> each.isRepeatable() && each.parameter().equals(name));
	}

	/**
	 * Check parameters. Days that are counted back from the business date stay so until
	 * {@link #on} is given it.
	 * @throws QueryInvalid if the figure does not take a parameter or a value is invalid
	 */
	public static Parameters parse(String figure, Map<String, String> texts, Collection<Parameter> taken) {
		Map<Parameter, String> values = new EnumMap<>(Parameter.class);
		texts.forEach((name, text) -> {
			Parameter parameter = taken.stream()
				.filter((each) -> each.parameter().equals(name))
				.findFirst()
				.orElseThrow(() -> unknown(figure, name, taken));
			values.put(parameter, canonical(parameter, text));
		});
		Parameters parameters = new Parameters(values);
		if (!parameters.isRelative() && parameters.dates().isEmpty()) {
			throw new QueryInvalid("%s %s is before %s %s.".formatted(Parameter.DATE_TO.parameter(),
					parameters.text(Parameter.DATE_TO), Parameter.DATE_FROM.parameter(),
					parameters.text(Parameter.DATE_FROM)));
		}
		return parameters;
	}

	/**
	 * Put dates for the days among some texts that are counted back from a business date.
	 * Where the last day then came before the first, as {@code month-start} and
	 * {@code yesterday} do on the first of a month, the texts stay as they are: they ask
	 * for no day, while such dates are a mistake.
	 */
	public static SortedMap<String, String> dated(Map<String, String> texts, LocalDate businessDate) {
		SortedMap<String, String> dated = new TreeMap<>(texts);
		for (Parameter parameter : Parameter.values()) {
			if (parameter.kind() == ParameterKind.DATE) {
				dated.computeIfPresent(parameter.parameter(), (name, text) -> dated(text, businessDate));
			}
		}
		String from = dated.get(Parameter.DATE_FROM.parameter());
		String to = dated.get(Parameter.DATE_TO.parameter());
		return (from != null && to != null && from.compareTo(to) > 0) ? new TreeMap<>(texts) : dated;
	}

	private static String dated(String text, LocalDate businessDate) {
		return AskedDay.findRelative(text, businessDate).map(LocalDate::toString).orElse(text);
	}

	private static QueryInvalid unknown(String figure, String name, Collection<Parameter> taken) {
		List<String> names = taken.stream().map(Parameter::parameter).sorted().toList();
		return new QueryInvalid(
				"%s does not take '%s': it takes %s.".formatted(figure, name, String.join(", ", names)));
	}

	private static String canonical(Parameter parameter, String text) {
		return switch (parameter.kind()) {
			case TEXT -> split(parameter.parameter(), text).stream()
				.sorted(CodePoints::compare)
				.distinct()
				.collect(Collectors.joining(SEPARATOR));
			case DATE -> date(parameter, text);
			case INTEGER -> integer(parameter, text);
			case LIST -> list(parameter, text);
			case CHOICE -> parameter.findChoice(text)
				.orElseThrow(() -> invalid(parameter, "one of " + String.join(", ", parameter.choices()), text));
			case CURRENCY -> {
				if (!Currencies.contains(text)) {
					throw invalid(parameter, "an ISO 4217 code like EUR", text);
				}
				yield text;
			}
		};
	}

	private static String date(Parameter parameter, String text) {
		if (AskedDay.find(text, LocalDate.EPOCH).isEmpty()) {
			throw invalid(parameter, AskedDay.FORMS, text);
		}
		return text;
	}

	private static String integer(Parameter parameter, String text) {
		try {
			long number = WHOLE_NUMBER.matcher(text).matches() ? Long.parseLong(text) : Long.MIN_VALUE;
			if (number >= parameter.least() && number <= parameter.most()) {
				return text;
			}
		}
		catch (NumberFormatException ex) {
			// refused below, as a number out of bounds is
		}
		String bounds = (parameter.most() < Long.MAX_VALUE)
				? "from %s to %s".formatted(parameter.least(), parameter.most()) : "of at least " + parameter.least();
		throw invalid(parameter, "a whole number " + bounds, text);
	}

	private static String list(Parameter parameter, String text) {
		List<String> names = List.of(text.split(",", -1));
		if (names.contains("") || names.size() > Set.copyOf(names).size()) {
			throw invalid(parameter, "different names like " + parameter.example(), text);
		}
		return text;
	}

	private static QueryInvalid invalid(Parameter parameter, String must, String text) {
		return new QueryInvalid("%s must be %s, not '%s'.".formatted(parameter.parameter(), must, text));
	}

	/**
	 * Return the same parameters with a date for each day that is counted back from the
	 * business date.
	 */
	public Parameters on(LocalDate businessDate) {
		Map<Parameter, String> dated = new EnumMap<>(Parameter.class);
		this.values.forEach((parameter, value) -> dated.put(parameter,
				(parameter.kind() == ParameterKind.DATE) ? dated(value, businessDate) : value));
		return new Parameters(dated);
	}

	private boolean isRelative() {
		return this.values.entrySet()
			.stream()
			.anyMatch((each) -> each.getKey().kind() == ParameterKind.DATE
					&& AskedDay.findRelative(each.getValue(), LocalDate.EPOCH).isPresent());
	}

	/**
	 * Return the same parameters with another value of one.
	 * @throws QueryInvalid if the value is invalid
	 */
	public Parameters with(Parameter parameter, @Nullable String value) {
		Map<Parameter, String> changed = new EnumMap<>(Parameter.class);
		changed.putAll(this.values);
		changed.remove(parameter);
		if (value != null) {
			changed.put(parameter, canonical(parameter, value));
		}
		return new Parameters(changed);
	}

	/**
	 * Return the same parameters for the days between two bounds, both inclusive; null
	 * for no bound.
	 */
	public Parameters between(@Nullable LocalDate from, @Nullable LocalDate to) {
		return with(Parameter.DATE_FROM, (from != null) ? from.toString() : null).with(Parameter.DATE_TO,
				(to != null) ? to.toString() : null);
	}

	/**
	 * Return the same parameters for one dealer, or all if null.
	 */
	public Parameters dealer(@Nullable String code) {
		return with(Parameter.DEALER_CODE, code);
	}

	public Parameters every(Interval interval) {
		return with(Parameter.INTERVAL, interval.label());
	}

	public @Nullable String text(Parameter parameter) {
		return this.values.get(parameter);
	}

	/**
	 * Return a date, null for none; of a day that is counted back it is known only
	 * {@link #on} a business date.
	 */
	public @Nullable LocalDate date(Parameter parameter) {
		String value = text(parameter);
		return (value != null) ? LocalDate.parse(value) : null;
	}

	public @Nullable Long integer(Parameter parameter) {
		String value = text(parameter);
		return (value != null) ? Long.valueOf(value) : null;
	}

	/**
	 * Return the values of a parameter that may have several, each once; empty if there
	 * is none.
	 */
	public List<String> texts(Parameter parameter) {
		String value = text(parameter);
		return (value != null) ? split(parameter.parameter(), value) : List.of();
	}

	/**
	 * Return the names in a list, in the order of the question; empty if there is none.
	 */
	public List<String> names(Parameter parameter) {
		String value = text(parameter);
		return (value != null) ? List.of(value.split(",", -1)) : List.of();
	}

	/**
	 * Return whether there is a first or a last day.
	 */
	public boolean isDated() {
		return text(Parameter.DATE_FROM) != null || text(Parameter.DATE_TO) != null;
	}

	public DateRange dates() {
		return new DateRange(date(Parameter.DATE_FROM), date(Parameter.DATE_TO));
	}

	public Interval interval(Interval otherwise) {
		String value = text(Parameter.INTERVAL);
		return (value != null) ? Interval.of(value) : otherwise;
	}

	public boolean hasPage() {
		return text(Parameter.PAGE) != null || text(Parameter.ITEMS_PER_PAGE) != null;
	}

	/**
	 * Return the page of a series that is asked for, the first one if none is.
	 */
	public Paging paging() {
		Long page = integer(Parameter.PAGE);
		Long itemsPerPage = integer(Parameter.ITEMS_PER_PAGE);
		return new Paging((page != null) ? page.intValue() : 1,
				(itemsPerPage != null) ? itemsPerPage.intValue() : (int) Parameter.ITEMS_PER_PAGE.most());
	}

	/**
	 * Return what is asked of the rows in words, as in "status active, from 2026-11-01";
	 * nothing of which part of them, and empty if all are meant.
	 */
	public String inWords() {
		return KeySecret.redact(this.values.entrySet()
			.stream()
			.filter((each) -> each.getKey().kind() != ParameterKind.INTEGER)
			.map((each) -> each.getKey().word() + " " + inWords(each.getKey()))
			.collect(Collectors.joining(", ")));
	}

	private String inWords(Parameter parameter) {
		List<String> parts = (parameter.kind() == ParameterKind.LIST) ? names(parameter) : texts(parameter);
		return parts.stream()
			.map((part) -> part.isBlank() ? "''" : parameter.inWords(part))
			.collect(Collectors.joining(" and "));
	}

	/**
	 * Return the values by name, in one spelling for each value; several values of one
	 * parameter as {@link #add} puts them together.
	 */
	public SortedMap<String, String> toMap() {
		SortedMap<String, String> map = new TreeMap<>();
		this.values.forEach((parameter, value) -> map.put(parameter.parameter(), value));
		return map;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Parameters parameters && this.values.equals(parameters.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	@Override
	public String toString() {
		return toMap().toString();
	}

}
