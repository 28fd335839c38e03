package io.tidemark.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The dealers of a plan, the first ones selling the most.
 */
final class DealerRoster {

	private static final int FEWEST = 12;

	private static final int DIRECT_PERCENT = 28;

	private static final List<String> NAMES = List.of("Harbour Telecom", "Northern Voice", "Blue Kite Networks",
			"Pennine Connect", "Albion Business Systems", "Severn Comms", "Castle IT Partners", "Clyde Digital",
			"Fenland Networks", "Mersey Cloud", "Liffey Communications", "Great Lakes Telephony", "Oakfield IT",
			"Summit Unified", "Tamar Technology", "Wessex Telecom", "Brightwater Solutions", "Kestrel Voice",
			"Ridgeway Systems", "Shannon Business Voice", "Thistle Networks", "Union Street IT", "Vale Communications",
			"Windmill Cloud", "Yarrow Connect");

	private static final List<String> REGIONS = List.of("South East", "North", "Midlands", "Scotland", "Ireland",
			"United States");

	private final List<Dealer> dealers;

	private final int[] weights;

	DealerRoster(DemoPlan plan) {
		Dice dice = new Dice(plan.seed(), 0);
		int count = dice.between(FEWEST, NAMES.size());
		this.weights = new int[count];
		List<Dealer> roster = new ArrayList<>(count);
		for (int index = 0; index < count; index++) {
			String name = NAMES.get(index);
			String code = String.format(Locale.ROOT, "%s%02d", name.substring(0, 3).toUpperCase(Locale.ROOT),
					index + 1);
			LocalDate day = plan.firstDay().minusDays(dice.between(1, 400));
			roster.add(new Dealer(index + 1, code, name, REGIONS.get(dice.between(0, REGIONS.size() - 1)),
					dice.inOfficeHours(day)));
			this.weights[index] = 1000 / (index + 3);
		}
		this.dealers = List.copyOf(roster);
	}

	List<Dealer> dealers() {
		return this.dealers;
	}

	/**
	 * A dealer's code, or null for a direct sale.
	 */
	@Nullable String draw(Dice dice) {
		int dealer = dice.weighted(this.weights);
		return dice.chance(DIRECT_PERCENT / 100.0) ? null : this.dealers.get(dealer).code();
	}

}
