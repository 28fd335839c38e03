package io.tidemark.jobs.benchmark;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import org.apache.commons.io.output.CountingOutputStream;

/**
 * Writes a large figure as a workbook in turns with fastexcel.
 */
public final class XlsxBenchmark {

	private static final int ROUNDS = 3;

	private static final int WARM_UP_ROWS = 50_000;

	private static final Instant DATA_AS_OF = Instant.parse("2026-11-20T01:30:00Z");

	private final int rows;

	private final PrintWriter out;

	/**
	 * Prepare a benchmark.
	 * @param rows how many rows the figure has, as many as one sheet can hold at most
	 * @param out where the results go
	 */
	public XlsxBenchmark(int rows, PrintWriter out) {
		this.rows = rows;
		this.out = out;
	}

	/**
	 * Measure and print: seconds and bytes, each the median of rounds in turns, and their
	 * ratio. The bytes go nowhere.
	 * @throws Exception if a writer fails
	 */
	public void run() throws Exception {
		Writer ours = (rows, target) -> XlsxReport.write(List.of(new XlsxSheet("subscription-revenue", rows)),
				DATA_AS_OF, target);
		Writer theirs = FastExcelYardstick::write;
		RevenueLikeRows warmUp = new RevenueLikeRows(WARM_UP_ROWS);
		ours.write(warmUp, OutputStream.nullOutputStream());
		theirs.write(warmUp, OutputStream.nullOutputStream());
		this.out.println("Writing %s rows of 8 columns, median of %s rounds in turns"
			.formatted(Integer.toString(this.rows), Integer.toString(ROUNDS)));
		List<Written> oursWritten = new ArrayList<>();
		List<Written> theirsWritten = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			oursWritten.add(measure("Tidemark, a table with filters", ours));
			theirsWritten.add(measure("fastexcel, the same cells and formats", theirs));
		}
		Written our = told(median(oursWritten));
		Written their = told(median(theirsWritten));
		this.out.println(our.time().ratio("Tidemark / fastexcel, seconds", their.time(), "none, for comparison"));
		this.out.println(String.format(Locale.ROOT, "%-58s %8.2f", "Tidemark / fastexcel, bytes",
				(double) our.bytes() / their.bytes()));
		this.out.println(PeakMemory.line());
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

	private Written told(Written written) {
		this.out.println(written.time().line() + String.format(Locale.ROOT, " %11d bytes", written.bytes()));
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
