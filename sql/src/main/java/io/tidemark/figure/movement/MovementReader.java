package io.tidemark.figure.movement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.DateRange;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Paging;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
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
		List<ChunkRef> chunks = chunks(snapshot, parameters);
		return new FigureRows() {

			@Override
			public List<FigureColumn> columns() {
				return MovementReader.this.columns;
			}

			@Override
			public Iterable<FigureRow> rows() {
				return () -> chunks.stream()
					.flatMap((chunk) -> matching(chunk, parameters))
					.map(ROWS.to(columns()))
					.iterator();
			}

		};
	}

	/**
	 * Read the page that is asked for, the first one if none is. Months that match as a
	 * whole and lie outside of the page are counted without being loaded.
	 */
	public FigurePage readPage(Snapshot snapshot, Parameters parameters) {
		Paging paging = parameters.paging();
		Function<ChunkContent.Row, FigureRow> mapping = ROWS.to(this.columns);
		List<FigureRow> page = new ArrayList<>();
		long before = 0;
		for (ChunkRef chunk : chunks(snapshot, parameters)) {
			if (matchesAll(chunk, parameters) && !paging.overlaps(before, chunk.rowCount())) {
				before += chunk.rowCount();
				continue;
			}
			for (ChunkContent.Row stored : matching(chunk, parameters).toList()) {
				if (paging.overlaps(before++, 1)) {
					page.add(mapping.apply(stored));
				}
			}
		}
		return FigurePage.of(new FigureTable(this.columns, page), paging, before);
	}

	private static BigDecimal change(ChunkContent.Row stored) {
		return Amounts.exact(stored.text("after_amount")).subtract(Amounts.exact(stored.text("before_amount")));
	}

	private List<ChunkRef> chunks(Snapshot snapshot, Parameters parameters) {
		return this.content.loadChunkList(snapshot)
			.stream()
			.filter((chunk) -> chunk.figure().equals("movements") && parameters.dates().mayInclude(chunk.part()))
			.toList();
	}

	/**
	 * Return whether all rows of a chunk match, as far as is known without loading it.
	 */
	private static boolean matchesAll(ChunkRef chunk, Parameters parameters) {
		return EQUALITIES.keySet().stream().allMatch((parameter) -> parameters.text(parameter) == null)
				&& parameters.dates().includesAll(chunk.part());
	}

	private Stream<ChunkContent.Row> matching(ChunkRef chunk, Parameters parameters) {
		DateRange dates = parameters.dates();
		Stream<ChunkContent.Row> rows = this.content.loadChunk(chunk).stream();
		if (!dates.includesAll(chunk.part())) {
			rows = rows.filter((row) -> dates.includes(row.date("movement_on")));
		}
		for (Map.Entry<Parameter, String> equality : EQUALITIES.entrySet()) {
			String value = parameters.text(equality.getKey());
			if (value != null) {
				rows = rows.filter((row) -> value.equals(row.get(equality.getValue())));
			}
		}
		return rows;
	}

}
