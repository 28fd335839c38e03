package io.tidemark.reports.xlsx;

import java.util.List;

import io.tidemark.figure.FigureColumn;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures as sheets: a frozen header with filters, then the rows.
 */
final class SheetWriter {

	private static final int MIN_WIDTH = 8;

	private static final int MAX_WIDTH = 60;

	/** Room for the filter's button and the cell's margins, in characters. */
	private static final int PADDING = 3;

	/** The unit of widths: a 256th of a character. */
	private static final int CHARACTER = 256;

	private final ReproducibleWorkbook workbook;

	private final int rowLimit;

	private final SheetNames names = new SheetNames();

	private final CellWriter cells;

	SheetWriter(ReproducibleWorkbook workbook, int rowLimit) {
		this.workbook = workbook;
		this.rowLimit = rowLimit;
		this.cells = new CellWriter(new CellStyles(workbook));
	}

	/**
	 * Write a figure, in further sheets too where one does not hold all rows.
	 */
	void write(XlsxSheet figure) {
		List<FigureColumn> columns = figure.rows().columns();
		int[] widths = new int[columns.size()];
		SXSSFSheet sheet = begin(figure.name(), columns, widths);
		int next = 1;
		for (List<@Nullable Object> row : figure.rows().rows()) {
			if (next == this.rowLimit) {
				finish(sheet, next, widths);
				sheet = begin(figure.name(), columns, widths);
				next = 1;
			}
			writeRow(sheet.createRow(next++), columns, row, widths);
		}
		finish(sheet, next, widths);
	}

	private SXSSFSheet begin(String name, List<FigureColumn> columns, int[] widths) {
		SXSSFSheet sheet = this.workbook.createSheet(this.names.next(name));
		sheet.createFreezePane(0, 1);
		SXSSFRow header = sheet.createRow(0);
		for (int index = 0; index < widths.length; index++) {
			widths[index] = this.cells.writeHeader(header.createCell(index), columns.get(index));
		}
		return sheet;
	}

	private void writeRow(SXSSFRow line, List<FigureColumn> columns, List<@Nullable Object> row, int[] widths) {
		for (int index = 0; index < widths.length; index++) {
			Object value = row.get(index);
			if (value != null) {
				int width = this.cells.write(line.createCell(index), columns.get(index).kind(), value);
				widths[index] = Math.max(widths[index], width);
			}
		}
	}

	private void finish(SXSSFSheet sheet, int rows, int[] widths) {
		sheet.setAutoFilter(new CellRangeAddress(0, rows - 1, 0, widths.length - 1));
		for (int index = 0; index < widths.length; index++) {
			sheet.setColumnWidth(index, Math.min(Math.max(widths[index], MIN_WIDTH) + PADDING, MAX_WIDTH) * CHARACTER);
		}
	}

}
