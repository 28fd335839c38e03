package io.tidemark.reports.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import io.tidemark.figure.Currencies;
import org.jspecify.annotations.Nullable;

/**
 * How a report writes numbers and dates.
 */
public final class Notation {

	public static final String NOTHING = "\u2013";

	public static final String NO_CHANGE = "\u00B10";

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int EXACT_DECIMALS = 6;

	/** The decimals of a share that is shown to a tenth of a percent. */
	public static final int SHARE_DECIMALS = 3;

	private static final int RATIO_DECIMALS = 2;

	private final Locale locale;

	private final ZoneId zone;

	private final Wording words;

	public Notation(Locale locale, ZoneId zone, Wording words) {
		this.locale = locale;
		this.zone = zone;
		this.words = words;
	}

	/**
	 * Return an instant as pages and tables have it in every language, to the second.
	 */
	public static String utc(Instant instant) {
		return UTC.format(instant);
	}

	/**
	 * Return an amount rounded to its currency's minor unit, half up, or a dash for null.
	 */
	public String money(@Nullable BigDecimal amount, String currency) {
		return (amount == null) ? NOTHING : decimal(amount, Currencies.minorUnit(currency));
	}

	/**
	 * Return an amount with all the decimals that it has.
	 */
	public String exactMoney(@Nullable BigDecimal amount, String currency) {
		if (amount == null) {
			return NOTHING;
		}
		int decimals = Math.min(amount.stripTrailingZeros().scale(), EXACT_DECIMALS);
		return decimal(amount, Math.max(decimals, Currencies.minorUnit(currency)));
	}

	public String count(long count) {
		return decimal(BigDecimal.valueOf(count), 0);
	}

	/**
	 * Return a text with a plus sign before it if the number it is of is positive.
	 */
	public static String signed(BigDecimal number, String shown) {
		return (number.signum() > 0) ? "+" + shown : shown;
	}

	/**
	 * Return a change as a share of what it changed, to a tenth of a percent.
	 * @return the share with its sign, null if it is less or there was nothing to change
	 */
	public @Nullable String share(BigDecimal change, BigDecimal before) {
		if (before.signum() == 0) {
			return null;
		}
		BigDecimal share = change.divide(before.abs(), SHARE_DECIMALS, RoundingMode.HALF_UP);
		return (share.signum() == 0) ? null : signed(share, percent(share));
	}

	/**
	 * Return a ratio to a tenth of a percent, or a dash for null.
	 */
	public String percent(@Nullable BigDecimal ratio) {
		if (ratio == null) {
			return NOTHING;
		}
		NumberFormat format = NumberFormat.getPercentInstance(this.locale);
		format.setMinimumFractionDigits(1);
		return format.format(ratio.setScale(SHARE_DECIMALS, RoundingMode.HALF_UP));
	}

	/**
	 * Return a difference of ratios in points, to a tenth of a percent.
	 */
	public String points(BigDecimal difference) {
		return decimal(difference.movePointRight(2), SHARE_DECIMALS - 2);
	}

	/**
	 * Return a ratio that is no share, to hundredths.
	 */
	public String ratio(BigDecimal ratio) {
		return decimal(ratio, RATIO_DECIMALS);
	}

	public String day(LocalDate date) {
		return formatted("format.day", date);
	}

	public String fullDay(LocalDate date) {
		return formatted("format.fullDay", date);
	}

	public String weekday(LocalDate date) {
		return formatted("format.weekday", date);
	}

	public String month(LocalDate date) {
		return formatted("format.month", date);
	}

	/**
	 * Return a month where there is little room.
	 */
	public String shortMonth(LocalDate date) {
		return formatted("format.shortMonth", date);
	}

	public String instant(Instant instant) {
		return formatted("format.instant", instant.atZone(this.zone));
	}

	private String formatted(String pattern, TemporalAccessor time) {
		return DateTimeFormatter.ofPattern(this.words.say(pattern), this.locale).format(time);
	}

	private String decimal(BigDecimal number, int decimals) {
		NumberFormat format = NumberFormat.getNumberInstance(this.locale);
		format.setMinimumFractionDigits(decimals);
		format.setMaximumFractionDigits(decimals);
		return format.format(number.setScale(decimals, RoundingMode.HALF_UP));
	}

}
