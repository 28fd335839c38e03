package io.tidemark.reports.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.apache.poi.ss.SpreadsheetVersion;

/**
 * Writes figures as one XLSX workbook with a sheet per figure.
 */
public final class XlsxReport {

	private XlsxReport() {
	}

	/**
	 * Write a workbook. Counts, amounts, ratios and days are typed cells, anything else
	 * is text; a number with more than 15 significant digits is text too, since a
	 * spreadsheet would lose the rest. Nulls are empty cells. Rows past the 1,048,576 of
	 * a sheet go on in a further one. The rows are held on disk, not in memory, until the
	 * workbook is complete.
	 * @param sheets the figures, at least one
	 * @param dataAsOf when the source was read: the workbook's time of creation
	 * @param out where it goes; it is not closed
	 * @throws IOException if {@code out} or the temporary folder fails
	 */
	public static void write(List<XlsxSheet> sheets, Instant dataAsOf, OutputStream out) throws IOException {
		write(sheets, dataAsOf, out, SpreadsheetVersion.EXCEL2007.getMaxRows(),
				Path.of(System.getProperty("java.io.tmpdir")));
	}

	/**
	 * Write a workbook.
	 * @param rowLimit how many rows a sheet may have, its header included, at least 2
	 * @param temporary the folder for temporary files
	 */
	static void write(List<XlsxSheet> sheets, Instant dataAsOf, OutputStream out, int rowLimit, Path temporary)
			throws IOException {
		if (sheets.isEmpty()) {
			throw new IllegalArgumentException("A workbook needs at least one sheet.");
		}
		try (TemporaryFolder folder = TemporaryFolder.use(temporary);
				ReproducibleWorkbook workbook = new ReproducibleWorkbook(dataAsOf)) {
			SheetWriter writer = new SheetWriter(workbook, rowLimit);
			for (XlsxSheet sheet : sheets) {
				writer.write(sheet);
			}
			workbook.write(out);
		}
	}

}
