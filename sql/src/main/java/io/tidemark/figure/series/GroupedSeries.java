package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.DealerNames;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the stored daily series of each dealer or product to periods.
 */
final class GroupedSeries {

	private static final Comparator<PeriodKey> ORDER = Comparator.comparing(PeriodKey::lastDay)
		.thenComparing(PeriodKey::currency)
		.thenComparing(PeriodKey::group, CodePoints::compare);

	private final SnapshotContent content;

	private final boolean isByDealer;

	/**
	 * Create a reader of groups.
	 * @param name what questions call them: dealer or product
	 */
	GroupedSeries(SnapshotContent content, String name) {
		this.content = content;
		this.isByDealer = name.equals(Cube.DEALER);
	}

	/**
	 * Return the periods that the matching days make, by their last days, currencies and
	 * groups.
	 */
	Collection<GroupedPeriod> periods(Snapshot snapshot, Parameters parameters, Interval interval) {
		SeriesFilter filter = new SeriesFilter(parameters.dates(), parameters.text(Parameter.CURRENCY), null);
		List<String> dealers = parameters.texts(Parameter.DEALER_CODE);
		Map<String, String> names = this.isByDealer ? new DealerNames(this.content).read(snapshot) : Map.of();
		Map<PeriodKey, GroupedPeriod> periods = new TreeMap<>(ORDER);
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (chunk.figure().equals(this.isByDealer ? "mrr_daily_by_dealer" : "mrr_daily_by_product")
					&& filter.dates().mayInclude(chunk.part())) {
				this.content.loadChunk(chunk).stream().filter(filter::matches).forEach((row) -> {
					String group = row.text(this.isByDealer ? "customer_dealer" : "product");
					if (dealers.isEmpty() || dealers.contains(group)) {
						SeriesDay day = SeriesFilter.day(row);
						PeriodKey key = new PeriodKey(interval.lastDay(day.date()), day.currency(), group);
						GroupedPeriod period = periods.computeIfAbsent(key, (each) -> new GroupedPeriod(group,
								names.get(group), new SeriesPeriod(null, new ArrayList<>()), null, null));
						period.period().days().add(day);
						periods.put(key, period.withSwitches(amount(row, "switch_in_revenue"),
								amount(row, "switch_out_revenue")));
					}
				});
			}
		}
		return periods.values();
	}

	private static @Nullable BigDecimal amount(ChunkContent.Row row, String column) {
		String amount = row.find(column);
		return (amount != null) ? Amounts.exact(amount) : null;
	}

	private record PeriodKey(LocalDate lastDay, String currency, String group) {
	}

}
