package io.tidemark.jobs.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import io.tidemark.config.WarehouseProperties;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.file.LeftoverFiles;
import org.duckdb.DuckDBConnection;

/**
 * The file of a warehouse on the disk.
 *
 * @param path where it is
 * @param properties what DuckDB may use
 */
record WarehouseFile(Path path, WarehouseProperties properties) {

	/**
	 * Connect to the file, created if need be. One that a killed run or a full disk left
	 * unreadable is begun anew.
	 */
	DuckDBConnection connect() throws IOException, SQLException {
		Files.createDirectories(this.path.getParent());
		try {
			DuckDBConnection connection = open();
			deleteSpilled();
			return connection;
		}
		catch (SQLException ex) {
			if (!Files.exists(this.path) || WarehouseFailure.of("Opening", ex) instanceof TidemarkFailure) {
				throw ex;
			}
			delete(this.path);
			return open();
		}
	}

	private DuckDBConnection open() throws SQLException {
		Properties options = new Properties();
		options.setProperty("memory_limit", this.properties.memoryLimit().toMegabytes() + "MiB");
		Integer threads = this.properties.threads();
		if (threads != null) {
			options.setProperty("threads", threads.toString());
		}
		options.setProperty("temp_directory", spill().toString());
		options.setProperty("autoinstall_known_extensions", "false");
		options.setProperty("jdbc_stream_results", "true");
		DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + this.path,
				options);
		NativeLibrary.unlink();
		return connection;
	}

	private Path spill() {
		return this.path.resolveSibling("spill");
	}

	/**
	 * Delete what a killed process spilled. The file's lock is held, and nothing is
	 * spilled before the first query.
	 */
	private void deleteSpilled() {
		LeftoverFiles.delete(spill(), "*", Duration.ZERO);
	}

	static void delete(Path path) {
		try {
			Files.deleteIfExists(path);
			Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".wal"));
		}
		catch (IOException ex) {
			throw WarehouseFailure.of(path, ex);
		}
	}

}
