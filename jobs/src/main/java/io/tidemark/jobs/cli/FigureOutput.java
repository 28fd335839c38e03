package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;

import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Pagination;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.format.TextReport;
import io.tidemark.reports.text.CleanText;
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

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	public boolean isTable() {
		return this.format == Format.table;
	}

	public boolean isCsv() {
		return this.format == Format.csv;
	}

	/**
	 * Print rows: as CSV one by one, else they are all in memory at once.
	 */
	public void print(FigurePage page) throws IOException {
		PrintWriter out = this.command.commandLine().getOut();
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
			case csv -> CsvReport.write(page.rows(), out);
			case json -> {
				if (pagination != null) {
					JsonReport.writeSeries(page.rows(), pagination, out);
				}
				else {
					JsonReport.writeKpi(page.rows(), out);
				}
				out.println();
			}
		}
	}

	/**
	 * Say something beside the rows, where it is not taken for one.
	 */
	public void remark(String sentence) {
		this.command.commandLine().getErr().println(CleanText.withoutControls(sentence));
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
		json

	}

}
