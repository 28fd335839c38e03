package io.tidemark.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question, checked one by one.
 */
final class Parameters {

	private static final int LAST_YEAR = 9999;

	private final Map<String, String> values;

	Parameters(String figure, Map<String, String> values, Collection<Parameter> taken) {
		List<String> names = taken.stream().map(Parameter::parameter).sorted().toList();
		for (String name : values.keySet()) {
			if (!names.contains(name)) {
				throw new QueryInvalid("%s does not take '%s': it takes %s.".formatted(figure, name,
						names.stream().collect(Collectors.joining(", "))));
			}
		}
		this.values = Map.copyOf(values);
		checkOrder(date(Parameter.DATE_FROM), date(Parameter.DATE_TO));
	}

	private static void checkOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
		if (from != null && to != null && to.isBefore(from)) {
			throw new QueryInvalid("%s %s is before %s %s.".formatted(Parameter.DATE_TO.parameter(), to,
					Parameter.DATE_FROM.parameter(), from));
		}
	}

	@Nullable String text(Parameter parameter) {
		return this.values.get(parameter.parameter());
	}

	@Nullable LocalDate date(Parameter parameter) {
		String value = text(parameter);
		if (value == null) {
			return null;
		}
		try {
			LocalDate date = LocalDate.parse(value);
			if (date.getYear() >= 1 && date.getYear() <= LAST_YEAR) {
				return date;
			}
		}
		catch (DateTimeException ex) {
			// told below, as a year out of bounds is
		}
		throw invalid(parameter, "a date like 2026-01-31", value);
	}

	@Nullable Long integer(Parameter parameter) {
		String value = text(parameter);
		if (value == null) {
			return null;
		}
		try {
			long number = Long.parseLong(value);
			if (number >= parameter.least() && number <= parameter.most()) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// told below, as a number out of bounds is
		}
		throw invalid(parameter, "a whole number " + bounds(parameter), value);
	}

	private static String bounds(Parameter parameter) {
		return (parameter.most() < Long.MAX_VALUE) ? "from %s to %s".formatted(parameter.least(), parameter.most())
				: "of at least " + parameter.least();
	}

	@Nullable String choice(Parameter parameter) {
		String value = text(parameter);
		if (value != null && !parameter.choices().contains(value)) {
			throw invalid(parameter, "one of " + String.join(", ", parameter.choices()), value);
		}
		return value;
	}

	@Nullable String currency() {
		String value = text(Parameter.CURRENCY);
		if (value != null && !Currencies.contains(value)) {
			throw invalid(Parameter.CURRENCY, "an ISO 4217 code like EUR", value);
		}
		return value;
	}

	Interval interval(Interval otherwise) {
		String value = choice(Parameter.INTERVAL);
		return (value != null) ? Interval.of(value) : otherwise;
	}

	private static QueryInvalid invalid(Parameter parameter, String must, String value) {
		return new QueryInvalid("%s must be %s, not '%s'.".formatted(parameter.parameter(), must, value));
	}

}
