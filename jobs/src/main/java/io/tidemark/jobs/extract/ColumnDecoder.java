package io.tidemark.jobs.extract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;

/**
 * Moves the values of one column from PostgreSQL's wire into DuckDB's vectors.
 */
enum ColumnDecoder {

	/** Text, as its bytes. */
	TEXT {
		@Override
		byte[] text(byte[] bytes, int at, int length) {
			return Arrays.copyOfRange(bytes, at, at + length);
		}
	},

	/** Text of a fixed width, without the blanks that fill it up. */
	PADDED_TEXT {
		@Override
		byte[] text(byte[] bytes, int at, int length) {
			int end = at + length;
			while (end > at && bytes[end - 1] == ' ') {
				end--;
			}
			return Arrays.copyOfRange(bytes, at, end);
		}
	},

	/** Integers that are keys, as their digits. */
	INTEGER_TEXT {
		@Override
		byte[] text(byte[] bytes, int at, int length) {
			return WireValue.text(WireValue.integer(bytes, at, length));
		}
	},

	/** UUIDs that are keys. */
	UUID_TEXT {
		@Override
		byte[] text(byte[] bytes, int at, int length) {
			ByteBuffer buffer = ByteBuffer.wrap(bytes, at, length);
			return new UUID(buffer.getLong(), buffer.getLong()).toString().getBytes(StandardCharsets.US_ASCII);
		}
	},

	/** Whole numbers. */
	INTEGER {
		@Override
		void put(byte[] bytes, int at, int length, DuckDBWritableVector vector, int row) {
			vector.setLong(row, WireValue.integer(bytes, at, length));
		}
	},

	/** Numerics with up to 3 decimals, as thousandths. */
	NUMERIC {
		@Override
		void put(byte[] bytes, int at, int length, DuckDBWritableVector vector, int row) {
			vector.setLong(row, WireValue.thousandths(bytes, at));
		}
	},

	/** Integers that stand for decimals, as thousandths. */
	INTEGER_NUMERIC {
		@Override
		void put(byte[] bytes, int at, int length, DuckDBWritableVector vector, int row) {
			long value = WireValue.integer(bytes, at, length);
			if (value > MAX_WHOLE || value < -MAX_WHOLE) {
				throw new ArithmeticException("does not fit a decimal(18,3)");
			}
			vector.setLong(row, value * 1000);
		}
	},

	/** Numerics with up to 10 decimals, as whole numbers of the last one. */
	RATE {
		@Override
		void put(byte[] bytes, int at, int length, DuckDBWritableVector vector, int row) {
			vector.setLong(row, WireValue.rate(bytes, at));
		}
	},

	/** Instants, as microseconds since 1970; infinite ones are none. */
	INSTANT {
		@Override
		void put(byte[] bytes, int at, int length, DuckDBWritableVector vector, int row) {
			long micros = WireValue.int64(bytes, at);
			if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
				vector.setNull(row);
			}
			else {
				checkYear(micros);
				vector.setLong(row, micros + POSTGRES_EPOCH_MICROS);
			}
		}
	},

	/** Dates, as days since 1970; infinite ones are none. */
	DATE {
		@Override
		void put(byte[] bytes, int at, int length, DuckDBWritableVector vector, int row) {
			int days = WireValue.int32(bytes, at);
			if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
				vector.setNull(row);
			}
			else {
				vector.setInt(row, days + POSTGRES_EPOCH_DAYS);
			}
		}
	};

	private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

	private static final int POSTGRES_EPOCH_DAYS = 10_957;

	private static final long MAX_WHOLE = 999_999_999_999_999L;

	/** The first instant of the years 1 and 10000, in microseconds since 2000. */
	private static final long FIRST_MICROS = -63_082_281_600_000_000L;

	private static final long END_MICROS = 252_455_616_000_000_000L;

	private static void checkYear(long micros) {
		if (micros < FIRST_MICROS || micros >= END_MICROS) {
			throw new ArithmeticException("is outside the years 1 to 9999");
		}
	}

	boolean isText() {
		return this == TEXT || this == PADDED_TEXT || this == INTEGER_TEXT || this == UUID_TEXT;
	}

	byte[] text(byte[] bytes, int at, int length) {
		throw new IllegalStateException(this + " is no text");
	}

	void put(byte[] bytes, int at, int length, DuckDBWritableVector vector, int row) {
		throw new IllegalStateException(this + " is text");
	}

	void addResultColumn(DuckDBTableFunctionBindInfo bind, String name) {
		switch (this) {
			case TEXT, PADDED_TEXT, INTEGER_TEXT, UUID_TEXT -> bind.addResultColumn(name, DuckDBColumnType.VARCHAR);
			case INTEGER, INSTANT, NUMERIC, INTEGER_NUMERIC, RATE ->
				bind.addResultColumn(name, DuckDBColumnType.BIGINT);
			case DATE -> bind.addResultColumn(name, DuckDBColumnType.INTEGER);
		}
	}

	/**
	 * Return the expression that gives a column its type in the model.
	 */
	String expression(String column) {
		return switch (this) {
			case INSTANT -> "make_timestamptz(" + column + ") as " + column;
			case DATE -> "date '1970-01-01' + " + column + " as " + column;
			case NUMERIC, INTEGER_NUMERIC ->
				"cast(" + column + " as decimal(18, 0)) * cast(0.001 as decimal(3, 3)) as " + column;
			case RATE ->
				"cast(cast(%1$s as decimal(18, 0)) * cast(0.0000000001 as decimal(10, 10)) as decimal(18, 10)) as %1$s"
					.formatted(column);
			case TEXT, PADDED_TEXT, INTEGER_TEXT, UUID_TEXT, INTEGER -> column;
		};
	}

}
