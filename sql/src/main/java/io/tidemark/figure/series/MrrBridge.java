package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.tidemark.catalogue.Movement;
import io.tidemark.figure.Amounts;

/**
 * How one balance of a currency's MRR led to another.
 *
 * @param closingOn the last day, at whose end the closing MRR is
 * @param opening the MRR before the first day, 0 if the currency began later
 * @param movements the movements of all classes as positive amounts, 0 where none was
 * @param rounding the rounded change less the rounded movements, mostly 0
 */
public record MrrBridge(String currency, LocalDate closingOn, BigDecimal opening, Map<Movement, BigDecimal> movements,
		BigDecimal rounding, BigDecimal closing) {

	public MrrBridge {
		movements = Collections.unmodifiableMap(new EnumMap<>(movements));
	}

	/**
	 * Round exact balances and movements to the currency's minor unit, and keep the
	 * difference that this makes.
	 */
	static MrrBridge of(SeriesDay closing, BigDecimal exactOpening, Map<Movement, BigDecimal> exactMovements) {
		String currency = closing.currency();
		BigDecimal opening = Amounts.inMinorUnits(exactOpening, currency);
		BigDecimal balance = opening;
		Map<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);
		for (Movement movement : Movement.values()) {
			BigDecimal amount = Amounts.inMinorUnits(exactMovements.getOrDefault(movement, BigDecimal.ZERO), currency);
			movements.put(movement, amount);
			balance = movement.isGain() ? balance.add(amount) : balance.subtract(amount);
		}
		BigDecimal shown = Amounts.inMinorUnits(closing.revenue(), currency);
		return new MrrBridge(currency, closing.date(), opening, movements, shown.subtract(balance), shown);
	}

	public BigDecimal change() {
		return this.closing.subtract(this.opening);
	}

}
