package io.tidemark.jobs.extract;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads the values of PostgreSQL's binary COPY format: big-endian, numerics in groups of
 * four decimal digits.
 */
final class WireValue {

	private static final int NUMERIC_POSITIVE = 0x0000;

	private static final int NUMERIC_NEGATIVE = 0x4000;

	private static final int GROUP = 10_000;

	/** How many decimals a rate has, and how many digits before them at the most. */
	private static final int RATE_SCALE = 10;

	private static final int RATE_WHOLE = 8;

	private WireValue() {
	}

	static int int16(byte[] bytes, int at) {
		return (short) ((bytes[at] << 8) | (bytes[at + 1] & 0xff));
	}

	static int int32(byte[] bytes, int at) {
		return (bytes[at] << 24) | ((bytes[at + 1] & 0xff) << 16) | ((bytes[at + 2] & 0xff) << 8)
				| (bytes[at + 3] & 0xff);
	}

	static long int64(byte[] bytes, int at) {
		return ((long) int32(bytes, at) << 32) | (int32(bytes, at + 4) & 0xffffffffL);
	}

	static long integer(byte[] bytes, int at, int length) {
		return switch (length) {
			case 2 -> int16(bytes, at);
			case 4 -> int32(bytes, at);
			case 8 -> int64(bytes, at);
			default -> throw new IllegalArgumentException("an integer of " + length + " bytes");
		};
	}

	/**
	 * Read a numeric as thousandths.
	 * @throws ArithmeticException if it is no number, has more than 3 decimals or does
	 * not fit a decimal(18,3)
	 */
	static long thousandths(byte[] bytes, int at) {
		int groups = int16(bytes, at);
		int weight = int16(bytes, at + 2);
		int sign = sign(bytes, at);
		checkRange(weight, (groups > 0) ? int16(bytes, at + 8) : 0);
		long value = 0;
		for (int group = 0; group < groups; group++) {
			value = append(value, int16(bytes, at + 8 + 2 * group), weight - group);
		}
		for (int missing = weight - groups; missing >= 0; missing--) {
			value *= GROUP;
		}
		if (groups <= weight + 1) {
			value *= 1000;
		}
		return (sign == NUMERIC_NEGATIVE) ? -value : value;
	}

	/**
	 * Read a numeric as a whole number of its tenth decimal.
	 * @throws ArithmeticException if it is no number, has more than 10 decimals or does
	 * not fit a decimal(18,10)
	 */
	static long rate(byte[] bytes, int at) {
		int groups = int16(bytes, at);
		int weight = int16(bytes, at + 2);
		int sign = sign(bytes, at);
		BigDecimal value = BigDecimal.ZERO;
		for (int group = 0; group < groups; group++) {
			value = value
				.add(BigDecimal.valueOf(int16(bytes, at + 8 + 2 * group)).movePointRight(4 * (weight - group)));
		}
		value = value.stripTrailingZeros();
		if (value.scale() > RATE_SCALE) {
			throw new ArithmeticException("has more than 10 decimals");
		}
		if (value.precision() - value.scale() > RATE_WHOLE) {
			throw new ArithmeticException("does not fit a decimal(18,10)");
		}
		long unscaled = value.setScale(RATE_SCALE).unscaledValue().longValueExact();
		return (sign == NUMERIC_NEGATIVE) ? -unscaled : unscaled;
	}

	private static int sign(byte[] bytes, int at) {
		int sign = int16(bytes, at + 4) & 0xffff;
		if (sign != NUMERIC_POSITIVE && sign != NUMERIC_NEGATIVE) {
			throw new ArithmeticException("is not a finite number");
		}
		return sign;
	}

	private static long append(long value, int digits, int weight) {
		if (weight >= 0) {
			return value * GROUP + digits;
		}
		if (weight == -1 && digits % 10 == 0) {
			return value * 1000 + digits / 10;
		}
		if (digits != 0) {
			throw new ArithmeticException("has more than 3 decimals");
		}
		return value;
	}

	/**
	 * Check that there are 15 digits before the point at the most: three groups of four
	 * and one of three. So no step of the arithmetic overflows a long.
	 */
	private static void checkRange(int weight, int firstGroup) {
		if (weight > 3 || (weight == 3 && firstGroup > 999)) {
			throw new ArithmeticException("does not fit a decimal(18,3)");
		}
	}

	static byte[] text(long value) {
		return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
	}

}
