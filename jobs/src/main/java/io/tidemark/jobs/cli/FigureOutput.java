package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Pagination;
import io.tidemark.reports.format.CsvFormat;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.format.TextReport;
import io.tidemark.reports.text.CleanText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The option that says how figures are printed.
 */
public final class FigureOutput {

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private Format format;

	@Option(names = "--output", paramLabel = "FILE",
			description = "Write to this file; a workbook is written to one only.")
	private @Nullable Path file;

	@Option(names = "--bom", description = "Begin CSV with a byte order mark, for Excel.")
	private boolean mark;

	@Option(names = "--separator", paramLabel = "CHARACTER",
			description = "What is between the values of CSV: , ; tab or | (default: ,).")
	private @Nullable String separator;

	@Option(names = "--decimal", paramLabel = "CHARACTER",
			description = "What is before the decimals in CSV: . or , (default: .).")
	private @Nullable String decimal;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	public boolean isTable() {
		return this.format == Format.table;
	}

	/**
	 * Return whether all rows are wanted, not a page of them.
	 */
	public boolean isWhole() {
		return this.format == Format.csv || this.format == Format.xlsx;
	}

	/**
	 * Print rows that no workbook is made of.
	 */
	public void print(FigurePage page) throws IOException {
		print(page, (out) -> {
			throw new QueryInvalid("Workbooks are made of figures only: use --format csv.");
		});
	}

	/**
	 * Print rows: as CSV one by one, else they are all in memory at once.
	 * @param workbook what writes the same as a workbook
	 */
	public void print(FigurePage page, Workbook workbook) throws IOException {
		CsvFormat csv = csv();
		if (this.format == Format.xlsx) {
			if (this.file == null) {
				throw new QueryInvalid("A workbook is no text for a terminal: say where it goes with --output FILE.");
			}
			try (OutputStream out = Files.newOutputStream(this.file)) {
				workbook.write(out);
			}
		}
		else if (this.file != null) {
			try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(this.file))) {
				print(page, csv, out);
			}
		}
		else {
			print(page, csv, this.command.commandLine().getOut());
		}
	}

	private CsvFormat csv() {
		Map<String, String> given = new HashMap<>();
		if (this.mark) {
			given.put(CsvFormat.BOM, "true");
		}
		if (this.separator != null) {
			given.put(CsvFormat.SEPARATOR, this.separator);
		}
		if (this.decimal != null) {
			given.put(CsvFormat.DECIMAL, this.decimal);
		}
		if (!given.isEmpty() && this.format != Format.csv) {
			throw new QueryInvalid("--bom, --separator and --decimal are about CSV: add --format csv.");
		}
		return CsvFormat.of(given);
	}

	private void print(FigurePage page, CsvFormat csv, PrintWriter out) throws IOException {
		Pagination pagination = page.pagination();
		switch (this.format) {
			case table -> {
				FigureTable table = page.table();
				TextReport.write(table, out);
				if (table.rows().isEmpty()) {
					remark("There are no such rows.");
				}
				if (pagination != null && !page.next().isEmpty()) {
					remark("This is page %s of %s; there are %s rows in all. --page %s shows the next, --format csv all."
						.formatted(pagination.currentPage(), pagination.lastPage(), pagination.totalItems(),
								pagination.currentPage() + 1));
				}
			}
			case csv -> CsvReport.write(page.rows(), csv, out);
			case json -> {
				if (pagination != null) {
					JsonReport.writeSeries(page.rows(), pagination, out);
				}
				else {
					JsonReport.writeKpi(page.rows(), out);
				}
				out.println();
			}
			case xlsx -> throw new IllegalStateException("A workbook is no text.");
		}
		if (out.checkError() && this.file != null) {
			throw new IOException("%s could not be written.".formatted(this.file));
		}
	}

	/**
	 * Say something beside the rows, where it is not taken for one.
	 */
	public void remark(String sentence) {
		this.command.commandLine().getErr().println(CleanText.withoutControls(sentence));
	}

	/**
	 * Writes a workbook.
	 */
	@FunctionalInterface
	public interface Workbook {

		/**
		 * Write the bytes.
		 * @param out where they go; it is not closed
		 */
		void write(OutputStream out) throws IOException;

	}

	/**
	 * A format, by its name on the command line.
	 */
	enum Format {

		/** Aligned columns. */
		table,

		/** Comma-separated values. */
		csv,

		/** The shape of the API. */
		json,

		/** A workbook. */
		xlsx

	}

}
