package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cells that our writer writes, as fastexcel advises for large sheets.
 */
final class FastExcelYardstick {

	private static final int BLOCK = 1_000;

	private FastExcelYardstick() {
	}

	static void write(FigureRows figure, OutputStream target) throws IOException {
		try (Workbook workbook = new Workbook(target, "Tidemark", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("subscription-revenue");
			sheet.freezePane(0, 1);
			List<FigureColumn> columns = figure.columns();
			for (int column = 0; column < columns.size(); column++) {
				sheet.inlineString(0, column, columns.get(column).label());
			}
			int next = 1;
			for (FigureRow row : figure.rows()) {
				write(sheet, next++, row.values());
				if (next % BLOCK == 0) {
					format(sheet, next - BLOCK, next - 1, columns.size());
					sheet.flush();
				}
			}
			format(sheet, next / BLOCK * BLOCK, next - 1, columns.size());
		}
	}

	private static void write(Worksheet sheet, int line, List<@Nullable Object> row) {
		for (int column = 0; column < row.size(); column++) {
			Object value = row.get(column);
			if (value instanceof LocalDate day) {
				sheet.value(line, column, day);
			}
			else if (value instanceof BigDecimal amount) {
				sheet.value(line, column, amount);
			}
			else if (value instanceof String text) {
				sheet.inlineString(line, column, text);
			}
		}
	}

	private static void format(Worksheet sheet, int first, int last, int columns) {
		if (first <= last) {
			sheet.range(Math.max(first, 1), 0, last, 0).style().format("yyyy-mm-dd").set();
			sheet.range(Math.max(first, 1), 2, last, columns - 1).style().format("#,##0.00").set();
		}
	}

}
