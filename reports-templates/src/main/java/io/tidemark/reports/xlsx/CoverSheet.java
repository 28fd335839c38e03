package io.tidemark.reports.xlsx;

import java.util.List;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet: what the workbook is, what is in it and what that means.
 */
final class CoverSheet {

	static final String NAME = "Cover";

	/** The widths of the columns, in 256ths of a character. */
	private static final int[] WIDTHS = { 26 * 256, 24 * 256, 72 * 256, 40 * 256 };

	private final SXSSFWorkbook workbook;

	private final SXSSFSheet sheet;

	private final CellStyles styles;

	private final SheetLanguage language;

	private final CellWriter cells;

	private int next;

	CoverSheet(SXSSFWorkbook workbook, String name, CellStyles styles, SheetLanguage language) {
		this.workbook = workbook;
		this.sheet = workbook.createSheet(name);
		this.styles = styles;
		this.language = language;
		this.cells = new CellWriter(styles, language);
	}

	void write(WorkbookCover cover, List<SheetWriter.Written> written) {
		this.cells.writeText(row().createCell(0), cover.title(), this.styles.title());
		this.next++;
		this.cells.writeText(fact("Tenant"), cover.tenant());
		this.cells.writeDay(fact("Business date"), cover.businessDate());
		this.cells.writeInstant(fact("Data as of (UTC)"), cover.dataAsOf());
		this.cells.writeText(fact("Version"), cover.version());
		this.cells.writeText(fact("Content hash"), cover.contentHash());
		this.next++;
		header("Sheet", "Rows", "Definition", "Filters");
		written.forEach(this::list);
		if (!cover.definitions().isEmpty()) {
			this.next++;
			header("Figure", "Column", "Definition", "Source");
			cover.definitions().forEach(this::define);
		}
		for (int column = 0; column < WIDTHS.length; column++) {
			this.sheet.setColumnWidth(column, WIDTHS[column]);
		}
		this.sheet.setDisplayGridlines(false);
		SheetWriter.fitToWidth(this.sheet);
	}

	private SXSSFCell fact(String label) {
		SXSSFRow row = row();
		text(row, 0, this.language.heading(label), this.styles.label());
		return row.createCell(1);
	}

	private void header(String... labels) {
		SXSSFRow row = row();
		for (int column = 0; column < labels.length; column++) {
			text(row, column, this.language.heading(labels[column]), this.styles.header(true));
		}
	}

	private void list(SheetWriter.Written written) {
		SXSSFRow row = row();
		String name = written.sheet().getSheetName();
		text(row, 0, name, this.styles.link());
		Hyperlink link = this.workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
		link.setAddress("'" + name.replace("'", "''") + "'!A1");
		row.getCell(0).setHyperlink(link);
		Integer rows = written.rows();
		if (rows != null) {
			SXSSFCell cell = row.createCell(1);
			cell.setCellValue(rows);
			cell.setCellStyle(this.styles.rowCount());
		}
		text(row, 2, written.definition(), this.styles.wrapped());
		text(row, 3, written.filters().isEmpty() ? null : written.filters(), this.styles.wrapped());
	}

	private void define(WorkbookCover.Definition definition) {
		SXSSFRow row = row();
		text(row, 0, definition.figure(), this.styles.wrapped());
		text(row, 1, this.language.heading(definition.column()), this.styles.wrapped());
		text(row, 2, definition.sentence(), this.styles.wrapped());
		text(row, 3, definition.source(), this.styles.wrapped());
	}

	private SXSSFRow row() {
		return this.sheet.createRow(this.next++);
	}

	/**
	 * Write a text, in a row that is high enough: not every program sees to that.
	 */
	private void text(SXSSFRow row, int column, @Nullable String text, CellStyle style) {
		if (text != null) {
			if (style.getWrapText()) {
				int lines = CellWriter.lines(text, WIDTHS[column] / 256 - 2);
				row.setHeightInPoints(
						Math.max(row.getHeightInPoints(), lines * this.sheet.getDefaultRowHeightInPoints()));
			}
			this.cells.writeText(row.createCell(column), text, style);
		}
	}

}
