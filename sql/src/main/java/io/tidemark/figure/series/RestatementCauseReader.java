package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.CellCause;
import io.tidemark.snapshot.MovementCause;
import io.tidemark.snapshot.MovementCause.ToldMovement;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * Reads why a snapshot's past days differ from those of the one before.
 */
public final class RestatementCauseReader {

	public static final String NAME = "restatement-causes";

	private static final RowMapping<RestatementCause> ROWS = new RowMapping<RestatementCause>()
		.with("figure", RestatementCause::figure)
		.with("currency_code", RestatementCause::currency)
		.with("change", RestatementCauseReader::change)
		.with("count_change", (cause) -> ofCells(cause, CellCause::count))
		.with("date_from", RestatementCause::from)
		.with("date_to", RestatementCause::to)
		.with("customer_id", RestatementCauseReader::customerId)
		.with("difference", (cause) -> ofMovement(cause, MovementCause::difference))
		.with("before_movement", (cause) -> movement(cause, MovementCause::before))
		.with("before_amount", (cause) -> amount(cause, MovementCause::before))
		.with("after_movement", (cause) -> movement(cause, MovementCause::after))
		.with("after_amount", (cause) -> amount(cause, MovementCause::after))
		.with("status", (cause) -> ofCells(cause, CellCause::status))
		.with("type", (cause) -> ofCells(cause, CellCause::type))
		.with("dealer_code", (cause) -> ofCells(cause, CellCause::dealerCode));

	private final List<FigureColumn> columns;

	private final RestatementCauses causes;

	private final SnapshotHistory history;

	public RestatementCauseReader(SnapshotContent content, SnapshotHistory history) {
		this(content, history, Catalogue.load().findSeries(NAME).columns());
	}

	public RestatementCauseReader(SnapshotContent content, SnapshotHistory history, List<FigureColumn> columns) {
		this.columns = columns;
		this.causes = new RestatementCauses(content);
		this.history = history;
	}

	private static @Nullable Object ofMovement(RestatementCause cause,
			Function<MovementCause, @Nullable Object> value) {
		return (cause instanceof MovementCause movement) ? value.apply(movement) : null;
	}

	private static @Nullable Object ofCells(RestatementCause cause, Function<CellCause, @Nullable Object> value) {
		return (cause instanceof CellCause cells) ? value.apply(cells) : null;
	}

	private static @Nullable Object change(RestatementCause cause) {
		BigDecimal change = (cause instanceof CellCause cells) ? cells.amount() : ((MovementCause) cause).change();
		return (change != null) ? Amounts.exact(change) : null;
	}

	private static @Nullable String customerId(RestatementCause cause) {
		return (cause instanceof MovementCause movement) ? movement.customerId() : null;
	}

	private static @Nullable Object movement(RestatementCause cause,
			Function<MovementCause, @Nullable ToldMovement> side) {
		return ofMovement(cause, (movement) -> {
			ToldMovement told = side.apply(movement);
			return (told != null) ? told.movement() : null;
		});
	}

	private static @Nullable Object amount(RestatementCause cause,
			Function<MovementCause, @Nullable ToldMovement> side) {
		return ofMovement(cause, (movement) -> {
			ToldMovement told = side.apply(movement);
			return (told != null) ? Amounts.exact(told.amount()) : null;
		});
	}

	/**
	 * Read the causes of all restatements: the series' first, of each currency the
	 * largest first, then the KPIs'. Amounts have 6 decimals.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		return ROWS.table(this.columns, find(snapshot, parameters));
	}

	/**
	 * Find what was kept when a snapshot was published. What was published before causes
	 * were kept is compared now, unless what it was compared with is gone.
	 */
	public List<RestatementCause> find(Snapshot snapshot, Parameters parameters) {
		SeriesFilter filter = SeriesFilter.of(parameters);
		String customerId = parameters.text(Parameter.CUSTOMER_ID);
		return findAll(snapshot, filter.dealers()).stream()
			.filter((cause) -> filter.includesAny(cause.from(), cause.to(), Objects.toString(cause.currency(), "")))
			.filter((cause) -> customerId == null || customerId.equals(customerId(cause)))
			.toList();
	}

	private List<RestatementCause> findAll(Snapshot snapshot, List<String> dealers) {
		return switch (dealers.size()) {
			case 0 -> findOf(snapshot, null);
			case 1 -> findOf(snapshot, dealers.get(0));
			default -> RestatementCauses
				.together(dealers.stream().flatMap((dealer) -> findOf(snapshot, dealer).stream()).toList());
		};
	}

	private List<RestatementCause> findOf(Snapshot snapshot, @Nullable String dealerCode) {
		return this.history.findCauses(snapshot, dealerCode).orElseGet(() -> compareNow(snapshot, dealerCode));
	}

	private List<RestatementCause> compareNow(Snapshot snapshot, @Nullable String dealerCode) {
		return this.history.findPrevious(snapshot)
			.filter((previous) -> this.history.findComparison(snapshot, dealerCode)
				.map((kept) -> previous.version().equals(kept.previous()))
				.orElse(true))
			.map((previous) -> this.causes.find(previous, snapshot, dealerCode))
			.orElse(List.of());
	}

}
