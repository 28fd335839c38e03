package io.tidemark.config;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far a figure may jump from one snapshot to the next; {@code off} switches it off.
 *
 * @param enabled whether the figure is guarded
 * @param maxFall the share of the earlier value, from 0 to 1, by which it may fall
 * @param maxRise the share of the earlier value, from 0 to 1000, by which it may rise
 * @param minChange what the figure must have changed by, in its own unit, to count as a
 * jump; null for what is usual of the figure
 */
public record JumpGuard(@DefaultValue("true") boolean enabled, @DefaultValue("0.2") BigDecimal maxFall,
		@DefaultValue("1") BigDecimal maxRise, @Nullable BigDecimal minChange) {

	private static final BigDecimal MOST_RISE = BigDecimal.valueOf(1000);

	private static final BigDecimal MOST_CHANGE = BigDecimal.TEN.pow(15);

	public JumpGuard {
		check(isWithin(maxFall, BigDecimal.ONE), "max-fall must be from 0 to 1, as in 0.2 for 20 %");
		check(isWithin(maxRise, MOST_RISE), "max-rise must be from 0 to 1000, as in 0.5 for 50 %");
		check(minChange == null || isWithin(minChange, MOST_CHANGE), "min-change must be from 0 to 10^15");
	}

	/**
	 * Switch a guard on, as it is by default, or off.
	 * @param isOn whether the figure is guarded
	 * @return the guard
	 */
	public static JumpGuard of(Boolean isOn) {
		return new JumpGuard(isOn, new BigDecimal("0.2"), BigDecimal.ONE, null);
	}

	/**
	 * Switch a guard on or off, as an environment variable says.
	 * @param text on or off
	 * @return the guard
	 * @throws IllegalArgumentException saying how guards are written
	 */
	public static JumpGuard of(String text) {
		return of(isOn(text));
	}

	static boolean isOn(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "on", "true" -> true;
			case "off", "false" -> false;
			default -> throw new IllegalArgumentException(
					"write on, off, or keys below it: for a figure max-fall, max-rise and min-change");
		};
	}

	private static boolean isWithin(BigDecimal value, BigDecimal most) {
		return value.signum() >= 0 && value.compareTo(most) <= 0;
	}

	private static void check(boolean isValid, String sentence) {
		if (!isValid) {
			throw new IllegalArgumentException(sentence);
		}
	}

}
