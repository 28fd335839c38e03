package io.tidemark.figure.movement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.Amounts;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads the movements of MRR, with one month in memory at a time.
 */
public final class MovementReader {

	/** The series' name in the catalogue. */
	public static final String NAME = "movements";

	private final List<FigureColumn> columns;

	private final SnapshotContent content;

	public MovementReader(SnapshotContent content) {
		this(content, Catalogue.load().findSeries(NAME).columns());
	}

	/**
	 * Create the reader.
	 * @param columns the columns of the rows, in any order
	 */
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
		MovementFilter filter = new MovementFilter(parameters);
		List<ChunkRef> chunks = chunks(snapshot, filter);
		return new FigureRows() {

			@Override
			public List<FigureColumn> columns() {
				return MovementReader.this.columns;
			}

			@Override
			public Iterable<FigureRow> rows() {
				return () -> new MonthByMonth(chunks.iterator(), filter);
			}

		};
	}

	/**
	 * Read the page that is asked for, the first one if none is. Months that match as a
	 * whole and lie outside of the page are counted without being loaded.
	 */
	public FigurePage readPage(Snapshot snapshot, Parameters parameters) {
		MovementFilter filter = new MovementFilter(parameters);
		Paging paging = parameters.paging();
		List<FigureRow> page = new ArrayList<>();
		long before = 0;
		for (ChunkRef chunk : chunks(snapshot, filter)) {
			if (filter.matchesAll(chunk) && !paging.overlaps(before, chunk.rowCount())) {
				before += chunk.rowCount();
				continue;
			}
			ChunkContent month = this.content.loadChunk(chunk);
			Function<@Nullable String[], FigureRow> mapping = mapping(month);
			Predicate<@Nullable String[]> test = filter.on(month);
			for (@Nullable
			String[] stored : month.rows()) {
				if (test.test(stored) && paging.overlaps(before++, 1)) {
					page.add(mapping.apply(stored));
				}
			}
		}
		return FigurePage.of(new FigureTable(this.columns, page), paging, before);
	}

	private List<ChunkRef> chunks(Snapshot snapshot, MovementFilter filter) {
		return this.content.loadChunkList(snapshot).stream().filter(filter::mayMatch).toList();
	}

	private Function<@Nullable String[], FigureRow> mapping(ChunkContent month) {
		int day = month.indexOf("movement_on");
		return new RowMapping<@Nullable String[]>()
			.with("date", (stored) -> LocalDate.parse(Objects.requireNonNull(stored[day])))
			.with("currency_code", text(month, "currency_code"))
			.with("customer_id", text(month, "customer_id"))
			.with("subscription_id", text(month, "subscription_id"))
			.with("movement", text(month, "movement_class"))
			.with("amount", amount(month, "movement_amount"))
			.with("before", amount(month, "before_amount"))
			.with("after", amount(month, "after_amount"))
			.to(this.columns);
	}

	private static Function<@Nullable String[], @Nullable Object> text(ChunkContent month, String column) {
		int index = month.indexOf(column);
		return (stored) -> stored[index];
	}

	private static Function<@Nullable String[], @Nullable Object> amount(ChunkContent month, String column) {
		int index = month.indexOf(column);
		return (stored) -> Amounts.exact(stored[index]);
	}

	/**
	 * The rows of chunks, of which one at a time is in memory.
	 */
	private final class MonthByMonth implements Iterator<FigureRow> {

		private final Iterator<ChunkRef> chunks;

		private final MovementFilter filter;

		private Iterator<FigureRow> rows = Collections.emptyIterator();

		private MonthByMonth(Iterator<ChunkRef> chunks, MovementFilter filter) {
			this.chunks = chunks;
			this.filter = filter;
		}

		@Override
		public boolean hasNext() {
			while (!this.rows.hasNext() && this.chunks.hasNext()) {
				ChunkContent month = MovementReader.this.content.loadChunk(this.chunks.next());
				Function<@Nullable String[], FigureRow> mapping = mapping(month);
				Predicate<@Nullable String[]> test = this.filter.on(month);
				this.rows = month.rows().stream().filter(test).map(mapping).iterator();
			}
			return this.rows.hasNext();
		}

		@Override
		public FigureRow next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			return this.rows.next();
		}

	}

}
