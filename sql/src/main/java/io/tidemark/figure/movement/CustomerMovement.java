package io.tidemark.figure.movement;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.tidemark.figure.Amounts;

/**
 * One change of a customer's MRR.
 *
 * @param amount by how much it rose or fell, as a positive amount
 * @param before the MRR at the end of the day before
 * @param after the MRR at the end of the day
 */
public record CustomerMovement(LocalDate date, String customerId, BigDecimal amount, BigDecimal before,
		BigDecimal after) {

	CustomerMovement inMinorUnits(String currency) {
		return new CustomerMovement(this.date, this.customerId, Amounts.inMinorUnits(this.amount, currency),
				Amounts.inMinorUnits(this.before, currency), Amounts.inMinorUnits(this.after, currency));
	}

}
