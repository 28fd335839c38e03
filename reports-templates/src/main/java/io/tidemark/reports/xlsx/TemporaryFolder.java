package io.tidemark.reports.xlsx;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.tidemark.file.LeftoverFiles;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;

/**
 * Where this thread's workbooks keep their rows while they are written.
 * <p>
 * POI's own choice is one folder for all users of a machine, which only the first of them
 * can write to.
 */
final class TemporaryFolder implements TempFileCreationStrategy, AutoCloseable {

	private static final String PREFIX = "tidemark-";

	/** More than it takes to write a workbook. */
	private static final Duration ABANDONED = Duration.ofDays(1);

	private final Path folder;

	private TemporaryFolder(Path folder) {
		this.folder = folder;
	}

	static TemporaryFolder use(Path folder) {
		LeftoverFiles.delete(folder, PREFIX + "poi-*", ABANDONED);
		TemporaryFolder used = new TemporaryFolder(folder);
		TempFile.setThreadLocalTempFileCreationStrategy(used);
		return used;
	}

	@Override
	public File createTempFile(String prefix, String suffix) throws IOException {
		return Files.createTempFile(this.folder, PREFIX + prefix, suffix).toFile();
	}

	@Override
	public File createTempDirectory(String prefix) throws IOException {
		return Files.createTempDirectory(this.folder, PREFIX + prefix).toFile();
	}

	@Override
	public void close() {
		TempFile.setThreadLocalTempFileCreationStrategy(null);
	}

}
