package io.tidemark.config;

import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Which snapshots are kept; the one that is served always is.
 *
 * @param keepAll how long every snapshot is kept, from 1d to 100y, counted back from the
 * latest published business date with that day included; {@code 90d}, {@code 13w},
 * {@code 6m} (months) or {@code 2y}
 * @param keepMonthly how long the last published snapshot of each calendar month is kept
 */
public record RetentionProperties(@DefaultValue("90d") Period keepAll, @DefaultValue("forever") Monthly keepMonthly) {

	private static final int LONGEST_YEARS = 100;

	public RetentionProperties {
		boolean isBackwards = keepAll.getYears() < 0 || keepAll.getMonths() < 0 || keepAll.getDays() < 0;
		boolean isTooLong = keepAll.getYears() > LONGEST_YEARS || keepAll.getMonths() > 12 * LONGEST_YEARS
				|| keepAll.getDays() > 365 * LONGEST_YEARS;
		Assert.isTrue(!isBackwards && !isTooLong && !keepAll.isZero(), "keep-all must be from 1d to 100y");
	}

	/**
	 * How long the last snapshots of months are kept, as in {@code forever} or
	 * {@code 24 months}; a number alone is months.
	 *
	 * @param months how many calendar months before the latest one, from 1 to 1200; null
	 * for ever
	 */
	public record Monthly(@Nullable Integer months) {

		private static final Pattern MONTHS = Pattern.compile("(?i)\\s*(?:forever|(\\d{1,4})(?:\\s+months?)?)\\s*");

		public Monthly {
			Assert.isTrue(months == null || (months >= 1 && months <= 12 * LONGEST_YEARS),
					"keep-monthly must be from 1 to 1200 months, or forever");
		}

		public static Monthly of(String text) {
			Matcher matcher = MONTHS.matcher(text);
			Assert.isTrue(matcher.matches(),
					"write keep-monthly like 'forever' or '24 months', not '%s'".formatted(text));
			return new Monthly((matcher.group(1) != null) ? Integer.valueOf(matcher.group(1)) : null);
		}

	}

}
