package io.tidemark.figure.series;

import java.math.BigDecimal;

import io.tidemark.figure.Amounts;
import io.tidemark.snapshot.ChunkContent;
import org.jspecify.annotations.Nullable;

/**
 * What the customers who paid at the start of a period come to at its end, exactly.
 *
 * @param customers how many paid at its start
 * @param lost how many of them pay nothing at its end
 * @param start what they paid at its start
 * @param kept of each of them, the lower of what was paid at its start and is at its end
 * @param end what they pay at its end
 */
record CohortRetention(BigDecimal customers, BigDecimal lost, BigDecimal start, BigDecimal kept, BigDecimal end) {

	static CohortRetention of(ChunkContent.Row row) {
		return new CohortRetention(new BigDecimal(row.text("start_customers")),
				new BigDecimal(row.text("lost_customers")), Amounts.exact(row.text("start_revenue")),
				Amounts.exact(row.text("kept_revenue")), Amounts.exact(row.text("end_revenue")));
	}

	/**
	 * Return what the customers of this dealer and another come to.
	 */
	CohortRetention plus(CohortRetention other) {
		return new CohortRetention(this.customers.add(other.customers), this.lost.add(other.lost),
				this.start.add(other.start), this.kept.add(other.kept), this.end.add(other.end));
	}

	@Nullable BigDecimal churn() {
		return Amounts.ratio(this.lost, this.customers);
	}

	@Nullable BigDecimal net() {
		return Amounts.ratio(this.end, this.start);
	}

	@Nullable BigDecimal gross() {
		return Amounts.ratio(this.kept, this.start);
	}

}
