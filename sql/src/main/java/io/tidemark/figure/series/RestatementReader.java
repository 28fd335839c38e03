package io.tidemark.figure.series;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;

/**
 * Reads where a snapshot's revenue series differs from that of the one before.
 */
public final class RestatementReader {

	public static final String NAME = "restatements";

	private static final RowMapping<Restatement> ROWS = new RowMapping<Restatement>().with("date", Restatement::date)
		.with("currency_code", Restatement::currency)
		.with("figure", Restatement::figure)
		.with("before", Restatement::before)
		.with("after", Restatement::after)
		.with("change", (restatement) -> Amounts.exact(restatement.change()));

	private final List<FigureColumn> columns;

	private final SeriesDifferences differences;

	private final DealerRestatements sums;

	private final SnapshotHistory history;

	public RestatementReader(SnapshotContent content, SnapshotHistory history) {
		this(content, history, Catalogue.load().findSeries(NAME).columns());
	}

	public RestatementReader(SnapshotContent content, SnapshotHistory history, List<FigureColumn> columns) {
		this.columns = columns;
		this.differences = new SeriesDifferences(content);
		this.sums = new DealerRestatements(content);
		this.history = history;
	}

	/**
	 * Read all rows of the days up to the earlier of the two business dates. Amounts have
	 * 6 decimals. Rows are ordered by date, currency and the figures in the order of the
	 * series' columns.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		return ROWS.table(this.columns, compare(snapshot, parameters).restatements());
	}

	/**
	 * Find what was kept when a snapshot was published. What was published before
	 * restatements were kept is compared now, with the published snapshot before it.
	 */
	public SeriesComparison compare(Snapshot snapshot, Parameters parameters) {
		SeriesFilter filter = SeriesFilter.of(parameters);
		SeriesComparison comparison = findKept(snapshot, filter).orElseGet(() -> compareNow(snapshot, filter));
		return new SeriesComparison(comparison.previous(),
				comparison.restatements()
					.stream()
					.filter((restatement) -> filter.includes(restatement.date(), restatement.currency()))
					.toList());
	}

	private Optional<SeriesComparison> findKept(Snapshot snapshot, SeriesFilter filter) {
		List<String> dealers = filter.dealers();
		if (dealers.size() < 2) {
			return this.history.findComparison(snapshot, dealers.isEmpty() ? null : dealers.get(0));
		}
		Map<String, List<Restatement>> kept = new TreeMap<>();
		Optional<SeriesComparison> last = Optional.empty();
		for (String dealer : dealers) {
			last = this.history.findComparison(snapshot, dealer);
			last.ifPresent((comparison) -> kept.put(dealer, comparison.restatements()));
		}
		return last
			.map((comparison) -> new SeriesComparison(comparison.previous(), this.sums.sum(snapshot, filter, kept)));
	}

	private SeriesComparison compareNow(Snapshot snapshot, SeriesFilter filter) {
		return this.history.findPrevious(snapshot)
			.map((previous) -> new SeriesComparison(previous.version(),
					this.differences.find(previous, snapshot,
							filter.upTo(SeriesDifferences.lastCommonDay(previous, snapshot)))))
			.orElseGet(() -> new SeriesComparison(null, List.of()));
	}

}
