package io.tidemark.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question, checked one by one.
 */
final class Parameters {

	private final Map<String, String> values;

	Parameters(String figure, Map<String, String> values, Set<String> taken) {
		for (String name : values.keySet()) {
			if (!taken.contains(name)) {
				throw new QueryInvalid("%s does not take '%s': it takes %s.".formatted(figure, name,
						taken.stream().sorted().collect(Collectors.joining(", "))));
			}
		}
		this.values = Map.copyOf(values);
	}

	@Nullable String text(String name) {
		return this.values.get(name);
	}

	@Nullable LocalDate date(String name) {
		String value = this.values.get(name);
		try {
			return (value != null) ? LocalDate.parse(value) : null;
		}
		catch (DateTimeException ex) {
			throw new QueryInvalid("%s must be a date like 2026-01-31, not '%s'.".formatted(name, value), ex);
		}
	}

	@Nullable Long integer(String name, long least, long most) {
		String value = this.values.get(name);
		if (value == null) {
			return null;
		}
		try {
			long number = Long.parseLong(value);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// told below, as a number out of bounds is
		}
		String bounds = (most < Long.MAX_VALUE) ? "from %s to %s".formatted(least, most) : "of at least " + least;
		throw new QueryInvalid("%s must be a whole number %s, not '%s'.".formatted(name, bounds, value));
	}

	void checkOrder(String from, String to) {
		LocalDate first = date(from);
		LocalDate last = date(to);
		if (first != null && last != null && last.isBefore(first)) {
			throw new QueryInvalid("%s %s is before %s %s.".formatted(to, last, from, first));
		}
	}

}
