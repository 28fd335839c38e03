package io.tidemark.reports.xlsx;

import java.util.ArrayList;
import java.util.List;

import io.tidemark.figure.FigureColumn;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures as sheets: a table under a frozen header.
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

	private final SheetNames names;

	private final TableNames tables = new TableNames();

	private final CellWriter cells;

	SheetWriter(ReproducibleWorkbook workbook, int rowLimit, SheetNames names, CellStyles styles) {
		this.workbook = workbook;
		this.rowLimit = rowLimit;
		this.names = names;
		this.cells = new CellWriter(styles);
	}

	/**
	 * Write a figure, in further sheets too where one does not hold all rows.
	 * @return its sheets
	 */
	List<WrittenSheet> write(XlsxSheet figure) {
		List<FigureColumn> columns = figure.rows().columns();
		List<String> headers = DataTable.headers(columns);
		List<WrittenSheet> written = new ArrayList<>();
		int[] widths = new int[columns.size()];
		SXSSFSheet sheet = begin(figure.name(), headers, columns, widths);
		int next = 1;
		for (List<@Nullable Object> row : figure.rows().rows()) {
			if (next == this.rowLimit) {
				finish(sheet, next, headers, widths);
				written.add(new WrittenSheet(sheet, next - 1, figure.definition()));
				sheet = begin(figure.name(), headers, columns, widths);
				next = 1;
			}
			writeRow(sheet.createRow(next++), columns, row, widths);
		}
		finish(sheet, next, headers, widths);
		written.add(new WrittenSheet(sheet, next - 1, figure.definition()));
		return written;
	}

	private SXSSFSheet begin(String name, List<String> headers, List<FigureColumn> columns, int[] widths) {
		SXSSFSheet sheet = this.workbook.createSheet(this.names.next(name));
		sheet.createFreezePane(0, 1);
		SXSSFRow header = sheet.createRow(0);
		for (int index = 0; index < widths.length; index++) {
			widths[index] = this.cells.writeHeader(header.createCell(index), headers.get(index), columns.get(index));
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

	private void finish(SXSSFSheet sheet, int rows, List<String> headers, int[] widths) {
		for (int index = 0; index < widths.length; index++) {
			sheet.setColumnWidth(index, Math.min(Math.max(widths[index], MIN_WIDTH) + PADDING, MAX_WIDTH) * CHARACTER);
		}
		String name = sheet.getSheetName();
		DataTable.add(this.workbook.getXSSFWorkbook().getSheet(name), this.tables.next(name), headers, rows);
	}

}
