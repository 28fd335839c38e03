package io.tidemark.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How long each month's last snapshot is kept, as in {@code forever} or
 * {@code 24 months}; a number alone is months.
 *
 * @param months how many calendar months before the latest one, from 1 to 1200; null for
 * ever
 */
public record MonthlyRetention(@Nullable Integer months) {

	private static final Pattern MONTHS = Pattern.compile("(\\d{1,4})(?: months?)?");

	private static final int MOST_MONTHS = 1200;

	public MonthlyRetention {
		if (months != null && (months < 1 || months > MOST_MONTHS)) {
			throw new IllegalArgumentException("keep-monthly must be from 1 to 1200 months, or forever");
		}
	}

	/**
	 * Read how long.
	 * @param text the words
	 * @return what they mean
	 * @throws IllegalArgumentException saying how they are written
	 */
	public static MonthlyRetention of(String text) {
		String plain = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
		if (plain.equals("forever")) {
			return new MonthlyRetention(null);
		}
		Matcher matcher = MONTHS.matcher(plain);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("write keep-monthly like 'forever' or '24 months', not '" + text + "'");
		}
		return new MonthlyRetention(Integer.valueOf(matcher.group(1)));
	}

}
