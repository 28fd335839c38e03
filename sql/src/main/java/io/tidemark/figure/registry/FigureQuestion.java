package io.tidemark.figure.registry;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
