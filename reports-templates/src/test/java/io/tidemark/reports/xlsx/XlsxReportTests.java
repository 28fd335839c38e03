package io.tidemark.reports.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tidemark.reports.xlsx.Workbooks.DATA_AS_OF;
import static io.tidemark.reports.xlsx.Workbooks.read;
import static io.tidemark.reports.xlsx.Workbooks.sheet;
import static io.tidemark.reports.xlsx.Workbooks.table;
import static io.tidemark.reports.xlsx.Workbooks.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatIterable;

/**
 * Tests of the workbooks, read back with POI.
 */
class XlsxReportTests {

	@TempDir
	private Path temporary;

	@Test
	void headerIsBoldAndFrozen() throws IOException {
		XSSFSheet sheet = sheet(List.of(ColumnKind.TEXT, ColumnKind.COUNT),
				List.of(List.of("a", 1L), List.of("b", 2L)));
		assertThatIterable(sheet.getRow(0)).extracting(Cell::getStringCellValue)
			.containsExactly("TEXT label", "COUNT label");
		assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
		assertThat(sheet.getRow(1).getCell(0).getCellStyle().getFont().getBold()).isFalse();
		assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
		assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
		assertThat(sheet.getCTWorksheet().getDimension().getRef()).isEqualTo("A1:B3");
	}

	@Test
	void columnsAreAsWideAsTheirTextsWithinBounds() throws IOException {
		XSSFSheet sheet = sheet(List.of(ColumnKind.TEXT, ColumnKind.TEXT, ColumnKind.AGE),
				List.of(List.of("twenty characters ok", "x".repeat(500), "1")));
		assertThat(List.of(0, 1, 2)).extracting((column) -> sheet.getColumnWidth(column) / 256)
			.containsExactly(23, 60, 12);
	}

	@Test
	void longHeaderTakesSeveralLines() throws IOException {
		List<FigureColumn> columns = List.of(
				new FigureColumn("a", "Trailing Net Revenue Retention", ColumnKind.RATIO, null),
				new FigureColumn("b", "Reactivationallongest Revenue", ColumnKind.MONEY, null));
		XSSFSheet sheet = read(write(List.of(new XlsxSheet("n", FigureTable.of(columns, List.of()))))).getSheetAt(0);
		assertThat(List.of(0, 1)).extracting((column) -> sheet.getColumnWidth(column) / 256).containsExactly(17, 24);
		assertThat(sheet.getRow(0).getCell(0).getCellStyle().getWrapText()).isTrue();
		assertThat(sheet.getRow(0).getHeightInPoints()).isEqualTo(3 * sheet.getDefaultRowHeightInPoints());
	}

	@ParameterizedTest
	@CsvSource({ "'', 1", "one, 1", "one two thr, 1", "one two three, 2", "one two three four five, 3",
			"abcdefghijklmnopqrstuvwxyz, 3", "a abcdefghijklmnop b, 3" })
	void textIsBrokenBetweenWords(String text, int lines) {
		assertThat(CellWriter.lines(text, 11)).isEqualTo(lines);
	}

	@Test
	void figureWithoutRowsIsAHeader() throws IOException {
		assertThat(sheet(List.of(ColumnKind.TEXT), List.of()).getLastRowNum()).isZero();
	}

	@Test
	void rowsThatASheetDoesNotHoldGoOnInFurtherOnes() throws IOException {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		for (long number = 1; number <= 7; number++) {
			rows.add(List.of(number));
		}
		XSSFWorkbook workbook = read(writeWith(List.of(new XlsxSheet("n", table(List.of(ColumnKind.COUNT), rows)),
				new XlsxSheet("N (2)", table(List.of(ColumnKind.COUNT), rows.subList(0, 3)))), 4));
		assertThatIterable(workbook).extracting((sheet) -> sheet.getSheetName() + ":" + sheet.getLastRowNum())
			.containsExactly("n:3", "n (2):3", "n (3):1", "N (2) (2):3");
		XSSFSheet last = workbook.getSheet("n (3)");
		assertThat(last.getRow(0).getCell(0).getStringCellValue()).isEqualTo("COUNT label");
		assertThat(last.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(7);
		assertThat(workbook.getSheet("n (2)").getTables().get(0).getCTTable().getRef()).isEqualTo("A1:A4");
	}

	@Test
	void sameFiguresAreTheSameBytesInAnyZone() throws IOException {
		TimeZone zone = TimeZone.getDefault();
		byte[] first = write(List.of(everyKind(), everyKind()));
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
			assertThat(write(List.of(everyKind(), everyKind()))).isEqualTo(first);
		}
		finally {
			TimeZone.setDefault(zone);
		}
	}

	@Test
	void workbookTellsWhenTheDataWasReadNotWhenItWasWritten() throws IOException {
		byte[] bytes = write(List.of(everyKind()));
		var properties = read(bytes).getProperties().getCoreProperties();
		assertThat(properties.getCreator()).isEqualTo("Tidemark");
		assertThat(properties.getCreated().toInstant()).isEqualTo("2026-11-20T01:30:05Z");
		assertThat(properties.getModified().toInstant()).isEqualTo("2026-11-20T01:30:05Z");
		ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
		}
	}

	@Test
	void leavesNoTemporaryFile() throws IOException {
		writeWith(List.of(everyKind(), everyKind()), 2);
		assertThat(this.temporary).isEmptyDirectory();
	}

	@Test
	void leavesNoTemporaryFileWhenRowsFail() {
		FigureRows failing = new FigureRows() {

			@Override
			public List<FigureColumn> columns() {
				return everyKind().rows().columns();
			}

			@Override
			public Iterable<FigureRow> rows() {
				throw new IllegalStateException("The store is gone.");
			}

		};
		assertThatIllegalStateException()
			.isThrownBy(() -> writeWith(List.of(everyKind(), new XlsxSheet("failing", failing)), 2))
			.withMessage("The store is gone.");
		assertThat(this.temporary).isEmptyDirectory();
	}

	@Test
	void workbookWithoutSheetsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> write(List.of()))
			.withMessage("A workbook needs at least one sheet.");
	}

	private static XlsxSheet everyKind() {
		List<@Nullable Object> row = List.of("=1", "EUR", "2026-11", "1-30", 1L, -1L, new BigDecimal("1.000"),
				LocalDate.of(2026, 11, 19), new BigDecimal("1.00"), new BigDecimal("0.500000"), true);
		return new XlsxSheet("every kind", table(List.of(ColumnKind.values()), List.of(row)));
	}

	private byte[] writeWith(List<XlsxSheet> sheets, int rowLimit) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		XlsxReport.write(null, sheets, DATA_AS_OF, out, rowLimit, this.temporary);
		return out.toByteArray();
	}

}
