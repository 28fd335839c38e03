package io.tidemark.figure.registry;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.Parameters;

/**
 * A figure with its parameters, written as in a URL:
 * {@code customers/byStatus?status=active}.
 */
public record FigureQuestion(Figure figure, Parameters parameters) {

	/** The most characters of a file's name that say what is asked of the rows. */
	private static final int LONGEST_SUFFIX = 100;

	/**
	 * Read a question.
	 * @param text a figure and, after a question mark, its parameters as in a URL
	 * @throws NotFound naming the figures there are
	 * @throws QueryInvalid naming the parameters that the figure takes
	 */
	public static FigureQuestion of(String text) {
		String[] parts = text.strip().split("\\?", 2);
		SortedMap<String, String> parameters = new TreeMap<>();
		if (parts.length > 1) {
			for (String parameter : parts[1].split("&", -1)) {
				String[] pair = parameter.split("=", 2);
				if (pair.length < 2 || !Parameters.add(parameters, decode(pair[0]), decode(pair[1]))) {
					throw new QueryInvalid(
							"Write the filters of '%s' once each, like ?status=active&dateFrom=2026-01-01."
								.formatted(text));
				}
			}
		}
		return Figures.load().find(parts[0]).ask(parameters);
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Return the same question for one dealer.
	 * @throws QueryInvalid if the figure takes no dealer or another one is asked for
	 */
	public FigureQuestion forDealer(String code) {
		return with(Parameter.DEALER_CODE.parameter(), code);
	}

	/**
	 * Return the same question with one parameter more.
	 * @throws QueryInvalid if the figure does not take the parameter or has it with
	 * another value
	 */
	public FigureQuestion with(String name, String value) {
		SortedMap<String, String> changed = this.parameters.toMap();
		String asked = changed.put(name, value);
		if (asked != null && !asked.equals(value)) {
			throw new QueryInvalid("%s asks for %s %s, but it is to be %s.".formatted(this, name,
					String.join(" and ", Parameters.split(name, asked)), value));
		}
		return this.figure.ask(changed);
	}

	/**
	 * Return the figure's title with what is asked of its rows, as in "Customers by
	 * status: status active".
	 */
	public String title() {
		String words = this.parameters.inWords();
		return words.isEmpty() ? this.figure.title() : this.figure.title() + ": " + words;
	}

	/**
	 * Return what the figure says, and of which rows.
	 */
	public String definition() {
		String words = this.parameters.inWords();
		return words.isEmpty() ? this.figure.definition() : "%s Here: %s.".formatted(this.figure.definition(), words);
	}

	/**
	 * Return a name for a file, as in {@code customers-byStatus-status-active}.
	 */
	public String fileName() {
		return fileName(this.figure.fileName());
	}

	/**
	 * Return another name for a file, with what is asked of the rows.
	 */
	public String fileName(String name) {
		String words = this.parameters.inWords().replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("-$", "");
		return words.isEmpty() ? name : name + "-" + words.substring(0, Math.min(words.length(), LONGEST_SUFFIX));
	}

	/**
	 * Return the same question with a date for each day that is counted back from the
	 * business date, be it that the last one then comes before the first.
	 */
	public FigureQuestion on(LocalDate businessDate) {
		return new FigureQuestion(this.figure, this.parameters.on(businessDate));
	}

	/**
	 * Return the parameters as in a URL, empty without any.
	 */
	public String query() {
		return this.parameters.toMap()
			.entrySet()
			.stream()
			.flatMap((parameter) -> Parameters.split(parameter.getKey(), parameter.getValue())
				.stream()
				.map((value) -> encode(parameter.getKey()) + "=" + encode(value)))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		String query = query();
		return query.isEmpty() ? this.figure.name() : this.figure.name() + "?" + query;
	}

}
