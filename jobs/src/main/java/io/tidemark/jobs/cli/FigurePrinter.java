package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;

import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Pagination;
import io.tidemark.reports.CsvReport;
import io.tidemark.reports.JsonReport;
import io.tidemark.reports.TextReport;

/**
 * Prints figures in the format that was asked for.
 *
 * @param format the format
 * @param out where figures go
 * @param err where remarks go
 */
record FigurePrinter(FigureFormat format, PrintWriter out, PrintWriter err) {

	/**
	 * Print rows; those of a terminal's table are in memory as a whole.
	 */
	void print(FigureRows figure) throws IOException {
		switch (this.format) {
			case table -> TextReport.write(FigureTable.of(figure), this.out);
			case csv -> CsvReport.write(figure, this.out);
			case json -> {
				JsonReport.writeKpi(figure, this.out);
				this.out.println();
			}
		}
	}

	/**
	 * Print a series: as CSV row by row, else a page, which is in memory as a whole.
	 */
	void print(SeriesAnswer answer) throws IOException {
		switch (this.format) {
			case table -> {
				FigurePage page = answer.page().get();
				TextReport.write(page.table(), this.out);
				remarkIfMore(page.pagination());
			}
			case csv -> CsvReport.write(answer.rows().get(), this.out);
			case json -> {
				FigurePage page = answer.page().get();
				JsonReport.writeSeries(page.table(), page.pagination(), this.out);
				this.out.println();
			}
		}
	}

	private void remarkIfMore(Pagination pagination) {
		if (pagination.currentPage() < pagination.lastPage()) {
			this.err.println("This is page %s of %s, of %s rows in all: --page %s shows the next, --format csv all."
				.formatted(pagination.currentPage(), pagination.lastPage(), pagination.totalItems(),
						pagination.currentPage() + 1));
		}
	}

}
