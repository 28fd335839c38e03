package io.tidemark.jobs.extract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.jobs.warehouse.StreamTable;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.model.Model;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Copies one table from a connection's transaction into the warehouse.
 */
final class TableCopy {

	private final Warehouse warehouse;

	private final Connection source;

	TableCopy(Warehouse warehouse, Connection source) {
		this.warehouse = warehouse;
		this.source = source;
	}

	void copy(BillingTable table, Optional<ExtractionSelect> select) throws SQLException {
		if (select.isEmpty()) {
			EmptyTable.create(this.warehouse, table);
			return;
		}
		try {
			copy(table, select.get());
		}
		catch (SQLException ex) {
			if (isRefusal(ex)) {
				throw refused(select.get(), ex);
			}
			throw ex;
		}
	}

	/**
	 * Check that a select has the model's columns and may be run, without its rows.
	 */
	void check(ExtractionSelect select) throws SQLException {
		try {
			new SelectDescription(this.source).decoders(select);
		}
		catch (SQLException ex) {
			if (isRefusal(ex)) {
				throw refused(select, ex);
			}
			throw ex;
		}
	}

	/**
	 * Return whether the source answered that it can't run a select, rather than going
	 * away.
	 */
	private static boolean isRefusal(SQLException failure) {
		String state = failure.getSQLState();
		return state != null && !state.startsWith("08") && !state.startsWith("57") && !state.startsWith("53");
	}

	private static SourceInvalid refused(ExtractionSelect select, SQLException cause) {
		return new SourceInvalid(
				"%s can't be run on the source: %s".formatted(select.origin(),
						String.valueOf(cause.getMessage()).lines().map(String::strip).collect(Collectors.joining(" "))),
				cause);
	}

	private void copy(BillingTable table, ExtractionSelect select) throws SQLException {
		List<ColumnDecoder> decoders = new SelectDescription(this.source).decoders(select);
		CopyOut copy = this.source.unwrap(PGConnection.class).getCopyAPI().copyOut(select.copy());
		CopyStream stream = new CopyStream(table, decoders, copy);
		load(table, decoders, stream);
	}

	private void load(BillingTable table, List<ColumnDecoder> decoders, CopyStream stream) throws SQLException {
		List<String> expressions = new ArrayList<>();
		for (int index = 0; index < decoders.size(); index++) {
			expressions.add(decoders.get(index).expression(table.columns().get(index).name()));
		}
		try {
			StreamTable.load(this.warehouse, table.tableName(), String.join(", ", expressions), stream,
					Model.load(table.stagingModel()));
		}
		catch (RuntimeException ex) {
			if (stream.failure() instanceof SQLException cause) {
				throw cause;
			}
			throw (stream.failure() instanceof RuntimeException cause) ? cause : ex;
		}
	}

}
