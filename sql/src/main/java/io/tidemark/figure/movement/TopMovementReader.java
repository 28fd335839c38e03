package io.tidemark.figure.movement;

import java.math.BigDecimal;
import io.tidemark.figure.Amounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Picks the largest movements of a class.
 */
public final class TopMovementReader {

	private static final Comparator<CustomerMovement> ORDER = Comparator.comparing(CustomerMovement::amount)
		.reversed()
		.thenComparing(CustomerMovement::date)
		.thenComparing(CustomerMovement::customerId, CodePoints::compare);

	private final MovementReader movements;

	public TopMovementReader(SnapshotContent content) {
		this.movements = new MovementReader(content);
	}

	/**
	 * Read the largest movements of each currency, holding no more than these, from the
	 * first to the last day, both inclusive. Amounts are rounded to the currency's minor
	 * unit, half up, but ranked exactly; movements of the same amount are ranked by date,
	 * then customer.
	 * @param dealerCode the dealer to keep, null for all
	 * @param most how many there may be of a currency, at least 1
	 */
	public Map<String, List<CustomerMovement>> read(Snapshot snapshot, LocalDate from, LocalDate to,
			@Nullable String dealerCode, Movement movement, int most) {
		Map<String, List<CustomerMovement>> largest = new TreeMap<>();
		Parameters parameters = Parameters.NONE.between(from, to)
			.dealer(dealerCode)
			.with(Parameter.MOVEMENT, movement.label());
		for (FigureRow row : this.movements.read(snapshot, parameters).rows()) {
			List<CustomerMovement> kept = largest.computeIfAbsent(row.text("currency_code"),
					(currency) -> new ArrayList<>());
			kept.add(movement(row));
			kept.sort(ORDER);
			if (kept.size() > most) {
				kept.remove(most);
			}
		}
		largest.replaceAll((currency, kept) -> kept.stream().map((each) -> each.inMinorUnits(currency)).toList());
		return largest;
	}

	private static CustomerMovement movement(FigureRow row) {
		return new CustomerMovement(row.date("date"), row.text("customer_id"), row.amount("amount"),
				row.amount("before"), row.amount("after"));
	}

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

}
