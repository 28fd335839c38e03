package io.tidemark.reports.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFCell;
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

	/**
	 * Currencies whose charts are large enough on one page; spreadsheets cut through
	 * those of more.
	 */
	private static final int CHARTS_OF_A_PAGE = 3;

	private static final String TABLE_STYLE = "TableStyleLight1";

	private static final int MIN_WIDTH = 8;

	private static final int MAX_WIDTH = 60;

	/** A header that is longer goes on in a second line. */
	private static final int HEADER_WIDTH = 14;

	/** Room for the filter's button and the cell's margins, in characters. */
	private static final int PADDING = 3;

	/** The unit of widths: a 256th of a character. */
	private static final int CHARACTER = 256;

	private final ReproducibleWorkbook workbook;

	private final int rowLimit;

	private final WorkbookNames names;

	private final CellStyles styles;

	private final SheetLanguage language;

	private final CellWriter cells;

	SheetWriter(ReproducibleWorkbook workbook, int rowLimit, WorkbookNames names, CellStyles styles,
			SheetLanguage language) {
		this.workbook = workbook;
		this.rowLimit = rowLimit;
		this.names = names;
		this.styles = styles;
		this.language = language;
		this.cells = new CellWriter(styles, language);
	}

	/**
	 * Write a figure, in further sheets too where one does not hold all rows, and after
	 * them its totals by currency and its charts.
	 * @return its sheets, without a hidden one that its charts draw from
	 */
	List<Written> write(XlsxSheet figure) {
		List<FigureColumn> columns = figure.rows().columns();
		Optional<ChartPoints> points = ChartPoints.of(columns);
		ColumnTotals totals = new ColumnTotals(figure);
		List<Written> written = write(figure, columns, (row) -> {
			totals.add(row);
			points.ifPresent((charts) -> charts.add(row));
		}, totals);
		String name = written.get(0).sheet().getSheetName();
		if (written.size() == 1 && totals.currencies().size() > 1 && !totals.isEmpty()) {
			written.add(writeTotals(name, columns, totals));
		}
		if (points.isPresent() && !points.get().byCurrency().isEmpty()) {
			written.add(draw(points.get(), name, figure.filters()));
		}
		return written;
	}

	private List<Written> write(XlsxSheet figure, List<FigureColumn> columns, Consumer<FigureRow> seen,
			ColumnTotals totals) {
		FigureColumn currency = ColumnTotals.currency(columns);
		List<String> headers = WorkbookNames.headers(columns, this.language);
		List<Written> written = new ArrayList<>();
		int[] widths = new int[columns.size()];
		SXSSFSheet sheet = begin(this.names.sheet(figure.name()), headers, columns, widths);
		int next = 1;
		for (FigureRow row : figure.rows().rows()) {
			if (next == this.rowLimit) {
				declareTable(sheet, headers, next);
				written.add(finish(sheet, next, figure, widths));
				sheet = begin(this.names.sheet(figure.name()), headers, columns, widths);
				next = 1;
			}
			SXSSFRow line = sheet.createRow(next++);
			String code = (currency != null && row.get(currency.name()) instanceof String text) ? text : null;
			for (int index = 0; index < widths.length; index++) {
				Object value = row.get(columns.get(index).name());
				if (value != null) {
					int width = this.cells.write(line.createCell(index), columns.get(index), value, code);
					widths[index] = Math.max(widths[index], width);
				}
			}
			seen.accept(row);
		}
		XSSFTable table = declareTable(sheet, headers, next);
		boolean isOneCurrency = written.isEmpty() && totals.currencies().size() == 1;
		if (isOneCurrency && next < this.rowLimit && !totals.isEmpty()) {
			new TotalsRow(table, columns, this.styles, this.language).write(sheet.createRow(next), totals, widths);
		}
		written.add(finish(sheet, next, figure, widths));
		return written;
	}

	/**
	 * Write a sheet with a row of totals for each currency, as formulas over the table.
	 */
	private Written writeTotals(String of, List<FigureColumn> columns, ColumnTotals totals) {
		FigureColumn currency = Objects.requireNonNull(ColumnTotals.currency(columns));
		List<String> labels = WorkbookNames.headers(columns, this.language);
		List<FigureColumn> shown = new ArrayList<>(List.of(currency));
		shown.addAll(totals.columns());
		List<String> headers = shown.stream().map((column) -> labels.get(columns.indexOf(column))).toList();
		int[] widths = new int[shown.size()];
		SXSSFSheet sheet = begin(this.names.sheet(WorkbookNames.beside(of, "totals")), headers, shown, widths);
		String table = plain(this.workbook.getSheet(of)).getTables().get(0).getName();
		int next = 1;
		for (String code : totals.currencies()) {
			SXSSFRow row = sheet.createRow(next++);
			widths[0] = Math.max(widths[0], this.cells.write(row.createCell(0), currency, code, null));
			for (int index = 1; index < shown.size(); index++) {
				SXSSFCell cell = row.createCell(index);
				cell.setCellFormula("SUMIFS(%s,%s,$A%s)".formatted(TotalsRow.reference(table, headers.get(index)),
						TotalsRow.reference(table, headers.get(0)), next));
				int width = this.cells.write(cell, shown.get(index), totals.sum(code, shown.get(index)), code);
				widths[index] = Math.max(widths[index], width);
			}
		}
		declareTable(sheet, headers, next);
		return finish(sheet, next, new XlsxSheet("", FigureTable.of(shown, List.of())), widths)
			.defined(this.language.say("totals", of));
	}

	/**
	 * Write the points to a hidden sheet, which holds them all, and draw them on one of
	 * their own.
	 */
	private Written draw(ChartPoints points, String of, String filters) {
		SXSSFSheet target = this.workbook.createSheet(this.names.sheet(WorkbookNames.beside(of, "charts")));
		Map<String, List<List<@Nullable Object>>> byCurrency = points.byCurrency();
		FigureTable table = FigureTable.of(points.columns(),
				byCurrency.values().stream().flatMap(List::stream).toList());
		XlsxSheet data = new XlsxSheet(WorkbookNames.beside(of, "chart data"), table);
		SXSSFSheet source = write(data, table.columns(), (row) -> {
		}, new ColumnTotals(data)).get(0).sheet();
		this.workbook.setSheetHidden(this.workbook.getSheetIndex(source), true);
		ChartDrawing drawing = new ChartDrawing(plain(target), points, this.language, this.styles.dayFormat());
		int next = 1;
		for (Map.Entry<String, List<List<@Nullable Object>>> entry : byCurrency.entrySet()) {
			drawing.draw(entry.getKey(), new ChartPoints.Series(source.getSheetName(), next, entry.getValue()));
			next += entry.getValue().size();
		}
		String title = filters.isEmpty() ? of : of + ": " + filters;
		this.cells.writeText(target.createRow(0).createCell(0), title, this.styles.title());
		target.setDisplayGridlines(false);
		fitToWidth(target);
		if (byCurrency.size() <= CHARTS_OF_A_PAGE) {
			target.getPrintSetup().setFitHeight((short) 1);
		}
		return new Written(target, null, this.language.say("charts", of), "");
	}

	private SXSSFSheet begin(String name, List<String> headers, List<FigureColumn> columns, int[] widths) {
		SXSSFSheet sheet = this.workbook.createSheet(name);
		sheet.createFreezePane(0, 1);
		sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
		fitToWidth(sheet);
		SXSSFRow header = sheet.createRow(0);
		int lines = 1;
		for (int index = 0; index < widths.length; index++) {
			this.cells.writeText(header.createCell(index), headers.get(index),
					this.styles.header(columns.get(index).kind().isDimension()));
			widths[index] = width(headers.get(index));
			lines = Math.max(lines, CellWriter.lines(headers.get(index), widths[index]));
		}
		header.setHeightInPoints(lines * sheet.getDefaultRowHeightInPoints());
		return sheet;
	}

	/**
	 * Return how many characters wide a header is at least, which may take several lines.
	 */
	private static int width(String header) {
		int longestWord = Stream.of(header.split(" ", -1)).mapToInt(String::length).max().orElse(0);
		return Math.max(Math.min(header.length(), HEADER_WIDTH), longestWord);
	}

	private Written finish(SXSSFSheet sheet, int rows, XlsxSheet figure, int[] widths) {
		for (int index = 0; index < widths.length; index++) {
			sheet.setColumnWidth(index, Math.min(Math.max(widths[index], MIN_WIDTH) + PADDING, MAX_WIDTH) * CHARACTER);
		}
		return new Written(sheet, rows - 1, figure.definition(), figure.filters());
	}

	/**
	 * Declare the cells of a sheet the table that Excel sees: named, banded, with a
	 * filter in each header. A table without data has an empty row.
	 */
	private XSSFTable declareTable(SXSSFSheet sheet, List<String> headers, int rows) {
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
		return table;
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
	 * @param rows how many rows it has, header and totals not counted; null for charts
	 * @param definition what it shows, null for no definition
	 * @param filters what is asked of its rows, empty for all
	 */
	record Written(SXSSFSheet sheet, @Nullable Integer rows, @Nullable String definition, String filters) {

		private Written defined(String definition) {
			return new Written(this.sheet, this.rows, definition, this.filters);
		}

	}

}
