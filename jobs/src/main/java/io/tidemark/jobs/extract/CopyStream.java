package io.tidemark.jobs.extract;

import java.sql.SQLException;
import java.util.List;

import io.tidemark.billing.BillingColumn;
import io.tidemark.billing.BillingTable;
import io.tidemark.failure.SourceInvalid;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/**
 * A DuckDB table function that decodes a running binary COPY, one vector of rows at a
 * time; no more than that is in the Java heap.
 */
final class CopyStream implements DuckDBTableFunction<Object, Object, Object> {

	private static final Object NONE = new Object();

	private static final int HEADER = 19;

	private static final int END_OF_DATA = -1;

	private final BillingTable table;

	private final List<ColumnDecoder> decoders;

	private final CopyOut copy;

	private boolean atStart = true;

	/** Past the trailer: only then does the copy let go of the connection. */
	private boolean atEnd;

	private long rows;

	private @Nullable Exception failure;

	CopyStream(BillingTable table, List<ColumnDecoder> decoders, CopyOut copy) {
		this.table = table;
		this.decoders = List.copyOf(decoders);
		this.copy = copy;
	}

	/**
	 * Return what went wrong in here, which DuckDB tells as text only.
	 */
	@Nullable Exception failure() {
		return this.failure;
	}

	@Override
	public Object bind(DuckDBTableFunctionBindInfo bind) {
		for (int index = 0; index < this.decoders.size(); index++) {
			this.decoders.get(index).addResultColumn(bind, this.table.columns().get(index).name());
		}
		return NONE;
	}

	@Override
	public Object init(DuckDBTableFunctionInitInfo init) {
		init.setMaxThreads(1);
		return NONE;
	}

	@Override
	public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws SQLException {
		try {
			return fill(chunk);
		}
		catch (RuntimeException | SQLException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	private int fill(DuckDBDataChunkWriter chunk) throws SQLException {
		int capacity = (int) chunk.capacity();
		DuckDBWritableVector[] vectors = new DuckDBWritableVector[this.decoders.size()];
		byte[] @Nullable [][] texts = new byte[this.decoders.size()][][];
		for (int column = 0; column < vectors.length; column++) {
			vectors[column] = chunk.vector(column);
			texts[column] = this.decoders.get(column).isText() ? new byte[capacity][] : null;
		}
		int row = 0;
		while (row < capacity && !this.atEnd) {
			byte[] tuple = this.copy.readFromCopy();
			if (tuple == null) {
				this.atEnd = true;
			}
			else if (decode(tuple, row, vectors, texts)) {
				row++;
			}
		}
		for (int column = 0; column < vectors.length; column++) {
			byte[][] values = texts[column];
			if (values != null && row > 0) {
				vectors[column].setStringUtf8Batch(0, (row < capacity) ? java.util.Arrays.copyOf(values, row) : values);
			}
		}
		this.rows += row;
		return row;
	}

	private boolean decode(byte[] tuple, int row, DuckDBWritableVector[] vectors, byte[] @Nullable [][] texts) {
		int at = this.atStart ? HEADER : 0;
		this.atStart = false;
		int columns = WireValue.int16(tuple, at);
		if (columns == END_OF_DATA) {
			return false;
		}
		at += 2;
		for (int column = 0; column < columns; column++) {
			int length = WireValue.int32(tuple, at);
			at += 4;
			decode(tuple, at, length, row, column, vectors[column], texts[column]);
			at += Math.max(length, 0);
		}
		return true;
	}

	private void decode(byte[] tuple, int at, int length, int row, int column, DuckDBWritableVector vector,
			byte @Nullable [][] texts) {
		try {
			if (texts != null) {
				if (length > 0) {
					texts[row] = this.decoders.get(column).text(tuple, at, length);
				}
			}
			else if (length < 0) {
				vector.setNull(row);
			}
			else {
				this.decoders.get(column).put(tuple, at, length, vector, row);
			}
		}
		catch (ArithmeticException ex) {
			BillingColumn model = this.table.columns().get(column);
			throw new SourceInvalid("A value of %s.%s (row %s of the extraction) %s: the model wants %s.".formatted(
					this.table.tableName(), model.name(), this.rows + row + 1, ex.getMessage(),
					model.type().description()), ex);
		}
	}

}
