package io.tidemark.jobs.benchmark;

import java.sql.Connection;
import java.sql.SQLException;

import io.tidemark.jobs.extract.ExtractionSelect;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The yardstick of the extraction: the same binary COPY, drained to nowhere.
 */
final class CopyDrain {

	private CopyDrain() {
	}

	static void drain(Connection connection, ExtractionSelect select) throws SQLException {
		CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(select.copy());
		byte[] row = copy.readFromCopy();
		while (row != null) {
			row = copy.readFromCopy();
		}
	}

}
