package io.tidemark.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * When an alert is on, as in {@code below 1000}, {@code drops more than 5 % in a day} or
 * {@code older than 30h}.
 *
 * @param threshold the bound, itself within it; 0 for an age
 * @param isPercent whether the threshold is a share of the earlier value
 * @param back how long ago the earlier value is, null if there is none
 * @param age the age past which data is too old, null if it may have any
 */
public record AlertCondition(String text, Kind kind, BigDecimal threshold, boolean isPercent, @Nullable Period back,
		@Nullable Duration age) {

	private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";

	private static final Pattern BOUND = Pattern.compile("(below|above) " + NUMBER);

	private static final Pattern CHANGE = Pattern
		.compile("(drops|rises|changes) (?:by )?more than " + NUMBER + " ?(%?) (?:in|within) a (day|week|month)");

	private static final Pattern AGE = Pattern.compile("older than (\\d+) ?(h|d|m)");

	private static final Map<String, Period> BACK = Map.of("day", Period.ofDays(1), "week", Period.ofDays(7), "month",
			Period.ofMonths(1));

	/**
	 * Read a condition.
	 * @throws IllegalArgumentException saying how conditions are written
	 */
	public static AlertCondition of(String text) {
		String plain = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
		Matcher bound = BOUND.matcher(plain);
		if (bound.matches()) {
			return new AlertCondition(plain, kind(bound), new BigDecimal(bound.group(2)), false, null, null);
		}
		Matcher change = CHANGE.matcher(plain);
		if (change.matches()) {
			return new AlertCondition(plain, kind(change), new BigDecimal(change.group(2)), !change.group(3).isEmpty(),
					BACK.get(change.group(4)), null);
		}
		Matcher age = AGE.matcher(plain);
		if (age.matches()) {
			return new AlertCondition(plain, Kind.OLDER, BigDecimal.ZERO, false, null,
					DurationStyle.SIMPLE.parse(age.group(1) + age.group(2)));
		}
		throw new IllegalArgumentException(
				"write when like 'below 1000', 'above 5.5', 'drops more than 5 % in a day' (drops, rises or changes; "
						+ "day, week or month) or 'older than 30h', not '" + text + "'");
	}

	private static Kind kind(Matcher condition) {
		return Kind.valueOf(condition.group(1).toUpperCase(Locale.ROOT));
	}

	/**
	 * Return whether a value is out of bounds.
	 * @param before the earlier value, null if it is not known
	 */
	public boolean isMet(BigDecimal value, @Nullable BigDecimal before) {
		return switch (this.kind) {
			case BELOW -> value.compareTo(this.threshold) < 0;
			case ABOVE -> value.compareTo(this.threshold) > 0;
			case DROPS -> before != null && exceeds(before.subtract(value), before);
			case RISES -> before != null && exceeds(value.subtract(before), before);
			case CHANGES -> before != null && exceeds(value.subtract(before).abs(), before);
			case OLDER -> false;
		};
	}

	private boolean exceeds(BigDecimal difference, BigDecimal before) {
		return this.isPercent ? difference.movePointRight(2).compareTo(this.threshold.multiply(before.abs())) > 0
				: difference.compareTo(this.threshold) > 0;
	}

	/**
	 * What a condition looks at: the value itself, its change since before, or its age.
	 */
	public enum Kind {

		BELOW, ABOVE, DROPS, RISES, CHANGES, OLDER

	}

}
