package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a snapshot's daily series how one balance of MRR led to another.
 */
public final class BridgeReader {

	private final DailySeries series;

	public BridgeReader(SnapshotContent content) {
		this.series = new DailySeries(content);
	}

	/**
	 * Read the bridge over some days, both bounds inclusive, for each currency that the
	 * series has on one of them. Amounts are rounded to the currency's minor unit, half
	 * up.
	 * @param dealerCode the dealer to keep, null for all together
	 */
	public List<MrrBridge> read(Snapshot snapshot, LocalDate from, LocalDate to, @Nullable String dealerCode) {
		SeriesFilter filter = SeriesFilter.of(Parameters.NONE.between(from, to).dealer(dealerCode));
		Map<String, List<SeriesPeriod>> byCurrency = new TreeMap<>();
		for (SeriesPeriod period : this.series.periodsWithOpening(snapshot, filter, Interval.YEAR)) {
			byCurrency.computeIfAbsent(period.closing().currency(), (currency) -> new ArrayList<>()).add(period);
		}
		return byCurrency.values().stream().map(BridgeReader::bridge).toList();
	}

	private static MrrBridge bridge(List<SeriesPeriod> periods) {
		SeriesDay opening = periods.get(0).opening();
		Map<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);
		for (SeriesPeriod period : periods) {
			for (Movement movement : Movement.values()) {
				movements.merge(movement, period.sum(movement), BigDecimal::add);
			}
		}
		return MrrBridge.of(periods.get(periods.size() - 1).closing(),
				(opening != null) ? opening.revenue() : BigDecimal.ZERO, movements);
	}

}
