package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The most memory that this process has had, Java heap and DuckDB together.
 */
final class PeakMemory {

	private static final Path STATUS = Path.of("/proc/self/status");

	private PeakMemory() {
	}

	static String line() throws IOException {
		if (!Files.exists(STATUS)) {
			return "Peak memory of the process: unknown on this system";
		}
		String kilobytes = Files.readAllLines(STATUS)
			.stream()
			.filter((line) -> line.startsWith("VmHWM:"))
			.map((line) -> line.replaceAll("\\D", ""))
			.findFirst()
			.orElse("0");
		return String.format(Locale.ROOT, "Peak memory of the process: %s MB, of that Java heap at most %s MB",
				Long.parseLong(kilobytes) / 1024, Runtime.getRuntime().maxMemory() / (1024 * 1024));
	}

}
