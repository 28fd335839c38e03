package io.tidemark.reports.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Workbooks of tests, written and read back.
 */
final class Workbooks {

	static final Instant DATA_AS_OF = Instant.parse("2026-11-20T01:30:05.123456Z");

	private Workbooks() {
	}

	static FigureTable table(List<ColumnKind> kinds, List<List<@Nullable Object>> rows) {
		List<FigureColumn> columns = new ArrayList<>();
		kinds.forEach(
				(kind) -> columns.add(new FigureColumn(kind.name() + columns.size(), kind + " label", kind, null)));
		return FigureTable.of(columns, rows);
	}

	static Cell cell(ColumnKind kind, Object value) throws IOException {
		return sheet(List.of(kind), List.of(List.of(value))).getRow(1).getCell(0);
	}

	static XSSFSheet sheet(List<ColumnKind> kinds, List<List<@Nullable Object>> rows) throws IOException {
		return read(write(List.of(new XlsxSheet("sheet", table(kinds, rows))))).getSheetAt(0);
	}

	static byte[] write(List<XlsxSheet> sheets) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			XlsxReport.write(sheets, DATA_AS_OF, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	static XSSFWorkbook read(byte[] bytes) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(bytes));
	}

	static String shown(Cell cell) {
		// POI takes the code of a currency for text if no language follows it.
		return new DataFormatter(Locale.ROOT).formatCellValue(cell).replaceAll("\\[\\$([A-Z]{3})]", "$1");
	}

}
