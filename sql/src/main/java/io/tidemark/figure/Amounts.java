package io.tidemark.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * The decimals of amounts and quotients.
 */
public final class Amounts {

	private static final int EXACT_SCALE = 6;

	private static final int INVOICED_SCALE = 3;

	private Amounts() {
	}

	public static BigDecimal exact(String stored) {
		return exact(new BigDecimal(stored));
	}

	/**
	 * Return an amount with all decimals that it may have.
	 * @throws ArithmeticException if it has more
	 */
	public static BigDecimal exact(BigDecimal amount) {
		return amount.setScale(EXACT_SCALE, RoundingMode.UNNECESSARY);
	}

	/**
	 * Return an amount of invoices with the 3 decimals that they may have.
	 * @throws ArithmeticException if it has more
	 */
	public static BigDecimal invoiced(String stored) {
		return new BigDecimal(stored).setScale(INVOICED_SCALE, RoundingMode.UNNECESSARY);
	}

	public static BigDecimal inMinorUnits(BigDecimal amount, String currency) {
		return amount.setScale(Currencies.minorUnit(currency), RoundingMode.HALF_UP);
	}

	/**
	 * Divide, to 6 decimals, half up; null if that would be by 0.
	 */
	public static @Nullable BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
		return (divisor.signum() == 0) ? null : dividend.divide(divisor, EXACT_SCALE, RoundingMode.HALF_UP);
	}

}
