package io.tidemark.jobs.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.tidemark.file.LeftoverFiles;

/**
 * DuckDB's native library, 72 MB that the driver unpacks into the temporary folder at
 * each start and deletes when the process ends, unless that is killed.
 */
final class NativeLibrary {

	private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

	private static final String NAME = "libduckdb_java";

	/** More than it takes to unpack a library and load it. */
	private static final Duration UNUSED = Duration.ofMinutes(10);

	/** What this process has mapped; Linux only. */
	private static final Path MAPS = Path.of("/proc/self/maps");

	private static boolean isUnlinked;

	private NativeLibrary() {
	}

	/**
	 * Delete the file of the loaded library, which needs it no longer, and what killed
	 * processes left. To be called when DuckDB is in use.
	 */
	static synchronized void unlink() {
		if (isUnlinked) {
			return;
		}
		isUnlinked = true;
		try {
			if (Files.isReadable(MAPS)) {
				for (String line : Files.readAllLines(MAPS)) {
					if (line.contains("/" + NAME) && line.endsWith(".so")) {
						Files.deleteIfExists(Path.of(line.substring(line.indexOf('/'))));
					}
				}
			}
		}
		catch (IOException | UncheckedIOException ex) {
			// the file stays until the process ends
		}
		LeftoverFiles.delete(FOLDER, NAME + "*.so", UNUSED);
	}

}
