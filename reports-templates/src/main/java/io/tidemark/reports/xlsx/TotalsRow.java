package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.util.List;

import io.tidemark.catalogue.FigureColumn;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STTotalsRowFunction;

/**
 * The row below a table that adds up the rows that its filters leave.
 */
final class TotalsRow {

	private final XSSFTable table;

	private final List<FigureColumn> columns;

	private final CellStyles styles;

	private final SheetLanguage language;

	TotalsRow(XSSFTable table, List<FigureColumn> columns, CellStyles styles, SheetLanguage language) {
		this.table = table;
		this.columns = columns;
		this.styles = styles;
		this.language = language;
	}

	/**
	 * Write the row right below the table, which it becomes a part of.
	 * @param totals of one currency
	 * @param widths those of the columns so far, in characters
	 */
	void write(Row row, ColumnTotals totals, int[] widths) {
		String currency = totals.currencies().iterator().next();
		List<CTTableColumn> declared = this.table.getCTTable().getTableColumns().getTableColumnList();
		for (int index = 0; index < this.columns.size(); index++) {
			FigureColumn column = this.columns.get(index);
			Cell cell = row.createCell(index);
			if (totals.columns().contains(column)) {
				BigDecimal sum = totals.sum(currency, column);
				declared.get(index).setTotalsRowFunction(STTotalsRowFunction.SUM);
				cell.setCellFormula(
						"SUBTOTAL(109,%s)".formatted(reference(this.table.getName(), declared.get(index).getName())));
				cell.setCellValue(sum.doubleValue());
				String format = CellWriter.format(this.language, column, sum.scale(),
						currency.isEmpty() ? null : currency);
				cell.setCellStyle(this.styles.total(format));
				widths[index] = Math.max(widths[index], CellWriter.width(sum, format));
			}
			else {
				if (index == 0) {
					declared.get(index).setTotalsRowLabel(this.language.heading("Total"));
					cell.setCellValue(this.language.heading("Total"));
				}
				cell.setCellStyle(this.styles.totalLabel());
			}
		}
		AreaReference rows = this.table.getArea();
		this.table.getCTTable()
			.setRef(new AreaReference(rows.getFirstCell(),
					new CellReference(row.getRowNum(), rows.getLastCell().getCol()), SpreadsheetVersion.EXCEL2007)
				.formatAsString());
		this.table.getCTTable().setTotalsRowCount(1);
	}

	/**
	 * Return a column of a table as formulas name it.
	 */
	static String reference(String table, String column) {
		return "%s[%s]".formatted(table, column.replaceAll("(['\\[\\]#@])", "'$1"));
	}

}
