package io.tidemark.reports.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/**
 * Writes figures as sheets: a table under a frozen header.
 */
final class SheetWriter {

	private static final short A4 = 9;

	private static final String TABLE_STYLE = "TableStyleLight1";

	private static final int MIN_WIDTH = 8;

	private static final int MAX_WIDTH = 60;

	/** Room for the filter's button and the cell's margins, in characters. */
	private static final int PADDING = 3;

	/** The unit of widths: a 256th of a character. */
	private static final int CHARACTER = 256;

	private final ReproducibleWorkbook workbook;

	private final int rowLimit;

	private final WorkbookNames names;

	private final CellStyles styles;

	private final CellWriter cells;

	SheetWriter(ReproducibleWorkbook workbook, int rowLimit, WorkbookNames names, CellStyles styles) {
		this.workbook = workbook;
		this.rowLimit = rowLimit;
		this.names = names;
		this.styles = styles;
		this.cells = new CellWriter(styles);
	}

	/**
	 * Write a figure, in further sheets too where one does not hold all rows.
	 * @return its sheets, without a hidden one that its charts draw from
	 */
	List<Written> write(XlsxSheet figure) {
		List<FigureColumn> columns = figure.rows().columns();
		if (!figure.hasCharts()) {
			return write(figure, columns, (row) -> {
			});
		}
		ChartPoints points = new ChartPoints(columns);
		List<Written> written = write(figure, columns, points::add);
		if (!points.byCurrency().isEmpty()) {
			draw(points, columns.size() + 1, written.get(0).sheet());
		}
		return written;
	}

	private List<Written> write(XlsxSheet figure, List<FigureColumn> columns, Consumer<FigureRow> seen) {
		List<String> headers = WorkbookNames.headers(columns);
		List<Written> written = new ArrayList<>();
		int[] widths = new int[columns.size()];
		SXSSFSheet sheet = begin(figure.name(), headers, columns, widths);
		int next = 1;
		for (FigureRow row : figure.rows().rows()) {
			if (next == this.rowLimit) {
				written.add(finish(sheet, next, figure, headers, widths));
				sheet = begin(figure.name(), headers, columns, widths);
				next = 1;
			}
			SXSSFRow line = sheet.createRow(next++);
			for (int index = 0; index < widths.length; index++) {
				Object value = row.get(columns.get(index).name());
				if (value != null) {
					int width = this.cells.write(line.createCell(index), columns.get(index), value);
					widths[index] = Math.max(widths[index], width);
				}
			}
			seen.accept(row);
		}
		written.add(finish(sheet, next, figure, headers, widths));
		return written;
	}

	/**
	 * Write the points to a hidden sheet, which holds them all, and draw them.
	 */
	private void draw(ChartPoints points, int firstColumn, SXSSFSheet target) {
		Map<String, List<List<@Nullable Object>>> byCurrency = points.byCurrency();
		FigureTable table = FigureTable.of(points.columns(),
				byCurrency.values().stream().flatMap(List::stream).toList());
		SXSSFSheet source = write(new XlsxSheet(target.getSheetName() + " chart data", table)).get(0).sheet();
		this.workbook.setSheetHidden(this.workbook.getSheetIndex(source), true);
		ChartDrawing drawing = new ChartDrawing(plain(target), firstColumn, points.columns());
		int next = 1;
		for (Map.Entry<String, List<List<@Nullable Object>>> entry : byCurrency.entrySet()) {
			drawing.draw(entry.getKey(), new ChartPoints.Series(source.getSheetName(), next, entry.getValue()));
			next += entry.getValue().size();
		}
	}

	private SXSSFSheet begin(String name, List<String> headers, List<FigureColumn> columns, int[] widths) {
		SXSSFSheet sheet = this.workbook.createSheet(this.names.sheet(name));
		sheet.createFreezePane(0, 1);
		sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
		fitToWidth(sheet);
		SXSSFRow header = sheet.createRow(0);
		for (int index = 0; index < widths.length; index++) {
			widths[index] = this.cells.writeText(header.createCell(index), headers.get(index),
					this.styles.header(columns.get(index).kind().isDimension()));
		}
		return sheet;
	}

	private Written finish(SXSSFSheet sheet, int rows, XlsxSheet figure, List<String> headers, int[] widths) {
		for (int index = 0; index < widths.length; index++) {
			sheet.setColumnWidth(index, Math.min(Math.max(widths[index], MIN_WIDTH) + PADDING, MAX_WIDTH) * CHARACTER);
		}
		declareTable(sheet, headers, rows);
		return new Written(sheet, rows - 1, figure.definition());
	}

	/**
	 * Declare the cells of a sheet the table that Excel sees: named, banded, with a
	 * filter in each header. A table without data has an empty row.
	 */
	private void declareTable(SXSSFSheet sheet, List<String> headers, int rows) {
		String name = this.names.table(sheet.getSheetName());
		XSSFTable table = plain(sheet).createTable(new AreaReference(new CellReference(0, 0),
				new CellReference(Math.max(rows, 2) - 1, headers.size() - 1), SpreadsheetVersion.EXCEL2007));
		table.setName(name);
		table.setDisplayName(name);
		CTTable details = table.getCTTable();
		List<CTTableColumn> columns = details.getTableColumns().getTableColumnList();
		for (int index = 0; index < headers.size(); index++) {
			columns.get(index).setName(CellWriter.stored(headers.get(index)));
		}
		details.addNewAutoFilter().setRef(details.getRef());
		CTTableStyleInfo style = details.addNewTableStyleInfo();
		style.setName(TABLE_STYLE);
		style.setShowRowStripes(true);
	}

	/**
	 * Return what a streamed sheet has beside its rows.
	 */
	private XSSFSheet plain(SXSSFSheet sheet) {
		return this.workbook.getXSSFWorkbook().getSheet(sheet.getSheetName());
	}

	/**
	 * Print all columns on one page, over as many pages as the rows need.
	 */
	static void fitToWidth(Sheet sheet) {
		sheet.setFitToPage(true);
		sheet.getPrintSetup().setLandscape(true);
		sheet.getPrintSetup().setPaperSize(A4);
		sheet.getPrintSetup().setFitWidth((short) 1);
		sheet.getPrintSetup().setFitHeight((short) 0);
		sheet.getFooter().setRight("&P / &N");
	}

	/**
	 * A sheet that is complete.
	 *
	 * @param rows how many rows it has, the header not counted
	 * @param definition what it shows, null for no definition
	 */
	record Written(SXSSFSheet sheet, int rows, @Nullable String definition) {
	}

}
