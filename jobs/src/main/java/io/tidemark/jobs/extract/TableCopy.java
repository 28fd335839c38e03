package io.tidemark.jobs.extract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.failure.SourceInvalid;
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
			this.warehouse.buildEmpty(table);
			return;
		}
		try {
			copy(table, select.get());
		}
		catch (SQLException ex) {
			throw explain(ex, select.get());
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
			throw explain(ex, select);
		}
	}

	/**
	 * Throw what says that the source can't run a select, or return the failure if the
	 * source rather went away.
	 */
	private static SQLException explain(SQLException failure, ExtractionSelect select) {
		String state = failure.getSQLState();
		if (state == null || state.startsWith("08") || state.startsWith("57") || state.startsWith("53")) {
			return failure;
		}
		String message = String.valueOf(failure.getMessage());
		throw new SourceInvalid("%s can't be run on the source: %s".formatted(select.origin(),
				message.lines().map(String::strip).collect(Collectors.joining(" "))), failure);
	}

	private void copy(BillingTable table, ExtractionSelect select) throws SQLException {
		List<ColumnDecoder> decoders = new SelectDescription(this.source).decoders(select);
		CopyOut copy = this.source.unwrap(PGConnection.class).getCopyAPI().copyOut(select.copy());
		CopyStream stream = new CopyStream(table, decoders, copy);
		List<String> expressions = new ArrayList<>();
		for (int index = 0; index < decoders.size(); index++) {
			expressions.add(decoders.get(index).expression(table.columns().get(index).name()));
		}
		try {
			this.warehouse.load(table.tableName(), String.join(", ", expressions), stream,
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
