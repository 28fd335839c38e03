package io.tidemark.reports.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.apache.poi.ss.SpreadsheetVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures, at least one, as one XLSX workbook with a sheet per figure. What it is
 * written to is not closed.
 */
public final class XlsxReport {

	private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();

	private XlsxReport() {
	}

	/**
	 * Write a workbook. Counts, amounts, ratios and days are typed cells, anything else
	 * is text; a number with more than 15 significant digits is text too, since a
	 * spreadsheet would lose the rest. Nulls are empty cells. Rows past the 1,048,576 of
	 * a sheet go on in a further one. Each sheet is a table with filters, and adds up
	 * what adds up: in a row below it, or by currency in a sheet of its own. A figure
	 * over time has charts in a sheet of their own. The rows are held on disk, not in
	 * memory, until the workbook is complete.
	 * @param dataAsOf when the source was read: the workbook's time of creation
	 */
	public static void write(List<XlsxSheet> sheets, Instant dataAsOf, OutputStream out) throws IOException {
		write(null, sheets, dataAsOf, out, MOST_ROWS, Path.of(System.getProperty("java.io.tmpdir")));
	}

	/**
	 * Write a workbook to keep: a cover that says what the figures are and where they
	 * come from, then the figures as {@link #write} has them.
	 */
	public static void writeWorkbook(WorkbookCover cover, List<XlsxSheet> sheets, OutputStream out) throws IOException {
		writeWorkbook(cover, sheets, SheetLanguage.ENGLISH, out);
	}

	/**
	 * Write a workbook to keep with headings and formats of a language.
	 */
	public static void writeWorkbook(WorkbookCover cover, List<XlsxSheet> sheets, SheetLanguage language,
			OutputStream out) throws IOException {
		write(cover, sheets, cover.dataAsOf(), language, out, MOST_ROWS, Path.of(System.getProperty("java.io.tmpdir")));
	}

	/**
	 * Write a workbook.
	 * @param cover what the first sheet says, null for none
	 * @param rowLimit how many rows a sheet may have, its header included, at least 2
	 */
	static void write(@Nullable WorkbookCover cover, List<XlsxSheet> sheets, Instant dataAsOf, OutputStream out,
			int rowLimit, Path temporary) throws IOException {
		write(cover, sheets, dataAsOf, SheetLanguage.ENGLISH, out, rowLimit, temporary);
	}

	private static void write(@Nullable WorkbookCover cover, List<XlsxSheet> sheets, Instant dataAsOf,
			SheetLanguage language, OutputStream out, int rowLimit, Path temporary) throws IOException {
		if (sheets.isEmpty()) {
			throw new IllegalArgumentException("A workbook needs at least one sheet.");
		}
		try (TemporaryFolder folder = TemporaryFolder.use(temporary);
				ReproducibleWorkbook workbook = new ReproducibleWorkbook(dataAsOf)) {
			WorkbookNames names = new WorkbookNames();
			CellStyles styles = new CellStyles(workbook, language);
			CoverSheet first = (cover != null)
					? new CoverSheet(workbook, names.sheet(CoverSheet.NAME), styles, language) : null;
			SheetWriter writer = new SheetWriter(workbook, rowLimit, names, styles, language);
			List<SheetWriter.Written> written = sheets.stream()
				.flatMap((sheet) -> writer.write(sheet).stream())
				.toList();
			if (cover != null && first != null) {
				first.write(cover, written);
			}
			workbook.write(out);
		}
	}

}
