package io.tidemark.jobs.benchmark;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import org.apache.commons.io.output.CountingOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Writes a large figure as a workbook in turns with fastexcel.
 */
@Command(name = "xlsx", mixinStandardHelpOptions = true,
		description = "Write a large figure as a workbook, in turns with fastexcel.")
final class XlsxBenchmark implements Callable<Integer> {

	private static final int ROUNDS = 3;

	private static final int WARM_UP_ROWS = 50_000;

	private static final Instant DATA_AS_OF = Instant.parse("2026-11-20T01:30:00Z");

	/** What a sheet holds, beneath its header; fastexcel does not start another one. */
	private static final int MAX_ROWS = 1_048_575;

	@Spec
	private CommandSpec spec;

	@Option(names = "--rows", paramLabel = "N", defaultValue = "1000000",
			description = "How many rows of 8 columns, at most 1048575 (default: ${DEFAULT-VALUE}).")
	private int rows;

	/**
	 * Measure and print: seconds and bytes, each the median of rounds in turns, and their
	 * ratio. The bytes are discarded.
	 */
	@Override
	public Integer call() throws Exception {
		if (this.rows < 1 || this.rows > MAX_ROWS) {
			throw new ConfigurationInvalid("--rows %s is out of bounds: give 1 to %s rows."
				.formatted(Integer.toString(this.rows), Integer.toString(MAX_ROWS)));
		}
		PrintWriter out = this.spec.commandLine().getOut();
		Writer ours = (rows, target) -> XlsxReport.write(List.of(new XlsxSheet("subscription-revenue", rows)),
				DATA_AS_OF, target);
		Writer theirs = FastExcelYardstick::write;
		RevenueLikeRows warmUp = new RevenueLikeRows(WARM_UP_ROWS);
		ours.write(warmUp, OutputStream.nullOutputStream());
		theirs.write(warmUp, OutputStream.nullOutputStream());
		out.println("Writing %s rows of 8 columns, median of %s rounds in turns".formatted(Integer.toString(this.rows),
				Integer.toString(ROUNDS)));
		List<Written> oursWritten = new ArrayList<>();
		List<Written> theirsWritten = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			oursWritten.add(measure("Tidemark, a table with filters", ours));
			theirsWritten.add(measure("fastexcel, the same cells and formats", theirs));
		}
		Written our = print(median(oursWritten));
		Written their = print(median(theirsWritten));
		out.println(our.time().ratio("Tidemark / fastexcel, seconds", their.time(), "none, for comparison"));
		out.println(String.format(Locale.ROOT, "%-58s %8.2f", "Tidemark / fastexcel, bytes",
				(double) our.bytes() / their.bytes()));
		out.println(PeakMemory.line());
		return 0;
	}

	private Written measure(String name, Writer writer) throws Exception {
		CountingOutputStream target = new CountingOutputStream(OutputStream.nullOutputStream());
		Measure time = Measure.of(name, () -> writer.write(new RevenueLikeRows(this.rows), target));
		return new Written(time, target.getByteCount());
	}

	private static Written median(List<Written> written) {
		return written.stream()
			.sorted(Comparator.comparingDouble((each) -> each.time().seconds()))
			.toList()
			.get(written.size() / 2);
	}

	private Written print(Written written) {
		this.spec.commandLine()
			.getOut()
			.println(written.time().line() + String.format(Locale.ROOT, " %11d bytes", written.bytes()));
		return written;
	}

	/**
	 * A workbook that was written.
	 */
	private record Written(Measure time, long bytes) {
	}

	/**
	 * Writes workbooks.
	 */
	@FunctionalInterface
	private interface Writer {

		void write(RevenueLikeRows rows, OutputStream target) throws Exception;

	}

}
