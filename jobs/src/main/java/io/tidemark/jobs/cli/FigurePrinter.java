package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;

import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.Pagination;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.format.TextReport;
import picocli.CommandLine;

/**
 * Prints figures in the format that was asked for.
 *
 * @param format the format
 * @param out where figures go
 * @param err where remarks go
 */
record FigurePrinter(FigureFormat format, PrintWriter out, PrintWriter err) {

	FigurePrinter(FigureFormat format, CommandLine command) {
		this(format, command.getOut(), command.getErr());
	}

	void print(FigureRows figure) throws IOException {
		print(FigurePage.whole(figure));
	}

	/**
	 * Print rows: as CSV one by one, else they are all in memory at once.
	 */
	void print(FigurePage page) throws IOException {
		Pagination pagination = page.pagination();
		switch (this.format) {
			case table -> {
				TextReport.write(page.table(), this.out);
				if (pagination != null && !page.next().isEmpty()) {
					remark(pagination);
				}
			}
			case csv -> CsvReport.write(page.rows(), this.out);
			case json -> {
				if (pagination != null) {
					JsonReport.writeSeries(page.rows(), pagination, this.out);
				}
				else {
					JsonReport.writeKpi(page.rows(), this.out);
				}
				this.out.println();
			}
		}
	}

	private void remark(Pagination page) {
		this.err.println("This is page %s of %s, of %s rows in all: --page %s shows the next, --format csv all."
			.formatted(page.currentPage(), page.lastPage(), page.totalItems(), page.currentPage() + 1));
	}

}
