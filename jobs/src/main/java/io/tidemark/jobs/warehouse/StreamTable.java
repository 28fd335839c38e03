package io.tidemark.jobs.warehouse;

import java.sql.SQLException;
import java.sql.Statement;

import io.tidemark.model.Model;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBuilder;

/**
 * A table that is loaded from a stream of rows, on a connection of its own.
 */
public final class StreamTable {

	private StreamTable() {
	}

	/**
	 * Build a staging model from a stream.
	 * @param warehouse the warehouse
	 * @param name the name of the table in the source
	 * @param selectList what gives the stream's columns their types
	 * @param stream the rows
	 * @param staging the model that reads {@code raw_<name>}
	 */
	public static void load(Warehouse warehouse, String name, String selectList, DuckDBTableFunction<?, ?, ?> stream,
			Model staging) {
		try (DuckDBConnection connection = warehouse.connect(); Statement statement = connection.createStatement()) {
			try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
				function.withName("stream_" + name).withFunction(stream).register(connection);
			}
			statement.execute("create or replace temporary view raw_%s as select %s from stream_%s()".formatted(name,
					selectList, name));
			statement.execute(staging.createStatement());
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of("Loading " + name, ex);
		}
	}

}
