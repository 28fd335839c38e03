package io.tidemark.figure.movement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.figure.StoredList;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;

/**
 * Reads the movements of MRR, with one month in memory at a time.
 */
public final class MovementReader {

	public static final String NAME = "movements";

	private static final Map<Parameter, String> EQUALITIES = Map.of(Parameter.CURRENCY, "currency_code",
			Parameter.DEALER_CODE, "customer_dealer", Parameter.CUSTOMER_ID, "customer_id", Parameter.MOVEMENT,
			"movement_class");

	private static final RowMapping<ChunkContent.Row> ROWS = new RowMapping<ChunkContent.Row>()
		.with("date", (stored) -> stored.date("movement_on"))
		.with("currency_code", (stored) -> stored.text("currency_code"))
		.with("customer_id", (stored) -> stored.text("customer_id"))
		.with("subscription_id", (stored) -> stored.get("subscription_id"))
		.with("movement", (stored) -> stored.text("movement_class"))
		.with("amount", (stored) -> Amounts.exact(stored.text("movement_amount")))
		.with("before", (stored) -> Amounts.exact(stored.text("before_amount")))
		.with("after", (stored) -> Amounts.exact(stored.text("after_amount")))
		.with("change", MovementReader::change)
		.with("product", (stored) -> stored.find("product"))
		.with("cause", (stored) -> stored.find("cause"));

	private static final StoredList LIST = new StoredList("movements", "movement_on", EQUALITIES, ROWS);

	private final List<FigureColumn> columns;

	private final SnapshotContent content;

	public MovementReader(SnapshotContent content) {
		this(content, Catalogue.load().findSeries(NAME).columns());
	}

	public MovementReader(SnapshotContent content, List<FigureColumn> columns) {
		this.columns = columns;
		this.content = content;
	}

	/**
	 * Read all rows. Amounts have 6 decimals and are positive, as in the series. Rows are
	 * ordered by date, currency, customer and subscription, texts by code point; each
	 * month is loaded when the iteration gets there.
	 */
	public FigureRows read(Snapshot snapshot, Parameters parameters) {
		return LIST.read(this.content, this.columns, snapshot, parameters);
	}

	/**
	 * Read the page that is asked for, the first one if none is. Months that match as a
	 * whole and lie outside of the page are counted without being loaded.
	 */
	public FigurePage readPage(Snapshot snapshot, Parameters parameters) {
		return LIST.readPage(this.content, this.columns, snapshot, parameters);
	}

	private static BigDecimal change(ChunkContent.Row stored) {
		return Amounts.exact(stored.text("after_amount")).subtract(Amounts.exact(stored.text("before_amount")));
	}

}
