package io.tidemark.reports.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;

import static io.tidemark.reports.xlsx.Workbooks.DATA_AS_OF;
import static io.tidemark.reports.xlsx.Workbooks.read;
import static io.tidemark.reports.xlsx.Workbooks.shown;
import static io.tidemark.reports.xlsx.Workbooks.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;

/**
 * Tests of what sheets add up, and of what they must not.
 */
class XlsxTotalsTests {

	private static final List<FigureColumn> COLUMNS = List.of(
			new FigureColumn("currency", "Currency", ColumnKind.CURRENCY, null),
			new FigureColumn("dealer", "Dealer", ColumnKind.TEXT, null),
			new FigureColumn("count", "Count", ColumnKind.COUNT, "invoices"),
			new FigureColumn("amount", "Amount [net]", ColumnKind.AMOUNT, "currency"),
			new FigureColumn("rate", "Rate", ColumnKind.RATIO, null));

	@TempDir
	private Path temporary;

	@Test
	void rowsOfOneCurrencyHaveATotalsRowOfTheTable() throws IOException {
		XSSFWorkbook workbook = workbook(row("EUR", "A", 2, "10.100"), row("EUR", "B", 3, "-0.300"),
				row("EUR", "C", 1, "0.205"));
		XSSFSheet sheet = workbook.getSheet("n");
		assertThatIterable(workbook).hasSize(1);
		assertThat(shown(sheet.getRow(4).getCell(0))).isEqualTo("Total");
		assertThat(formula(sheet, 4, 2)).isEqualTo("SUBTOTAL(109,n[Count])");
		assertThat(formula(sheet, 4, 3)).isEqualTo("SUBTOTAL(109,n[Amount '[net']])");
		assertThat(sheet.getRow(4).getCell(2).getNumericCellValue()).isEqualTo(6);
		assertThat(sheet.getRow(4).getCell(3).getNumericCellValue()).isEqualTo(10.005);
		assertThat(sheet.getRow(4).getCell(3).getCellStyle().getDataFormatString()).isEqualTo("[$EUR] #,##0.00");
		assertThat(sheet.getRow(4).getCell(4).getCellType()).isEqualTo(CellType.BLANK);
		CTTable table = sheet.getTables().get(0).getCTTable();
		assertThat(table.getRef()).isEqualTo("A1:E5");
		assertThat(table.getAutoFilter().getRef()).isEqualTo("A1:E4");
		assertThat(table.getTotalsRowCount()).isEqualTo(1);
		assertThat(table.getTableColumns().getTableColumnArray(0).getTotalsRowLabel()).isEqualTo("Total");
		assertThat(table.getTableColumns().getTableColumnArray(3).getTotalsRowFunction()).hasToString("sum");
		assertThat(table.getTableColumns().getTableColumnArray(4).isSetTotalsRowFunction()).isFalse();
	}

	@Test
	void severalCurrenciesAreNotAddedUpButHaveASheetOfTotals() throws IOException {
		XSSFWorkbook workbook = workbook(row("EUR", "A", 2, "10.100"), row("JPY", "A", 3, "500.000"),
				row("EUR", "B", 1, "1.000"));
		assertThat(workbook.getSheet("n").getLastRowNum()).isEqualTo(3);
		assertThat(workbook.getSheet("n").getTables().get(0).getCTTable().getTotalsRowCount()).isZero();
		XSSFSheet totals = workbook.getSheet("n totals");
		assertThat(lines(totals)).containsExactly("Currency|Count|Amount [net]",
				"EUR|SUMIFS(n[Count],n[Currency],$A2)=3|SUMIFS(n[Amount '[net']],n[Currency],$A2)=11.1",
				"JPY|SUMIFS(n[Count],n[Currency],$A3)=3|SUMIFS(n[Amount '[net']],n[Currency],$A3)=500");
		assertThat(totals.getRow(2).getCell(2).getCellStyle().getDataFormatString()).isEqualTo("[$JPY] #,##0");
	}

	@Test
	void oneRowPerCurrencyIsItsOwnTotal() throws IOException {
		assertThatIterable(workbook(row("EUR", "A", 2, "10.100"), row("JPY", "A", 3, "500.000"))).hasSize(1);
		assertThat(workbook(row("EUR", "A", 2, "10.100")).getSheet("n").getLastRowNum()).isEqualTo(1);
		assertThat(workbook().getSheet("n").getLastRowNum()).isZero();
	}

	@Test
	void columnWithANumberThatIsTextHasNoTotal() throws IOException {
		XSSFSheet sheet = workbook(row("EUR", "A", 2, "1234567890123.456"), row("EUR", "B", 3, "1.000")).getSheet("n");
		assertThat(sheet.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(5);
		assertThat(sheet.getRow(3).getCell(3).getCellType()).isEqualTo(CellType.BLANK);
	}

	@Test
	void figureThatDoesNotFitIntoOneSheetHasNoTotals() throws IOException {
		List<Row> rows = List.of(row("EUR", "A", 1, "1.000"), row("EUR", "B", 1, "1.000"), row("EUR", "C", 1, "1.000"));
		assertThatIterable(withLimit(rows, 3)).extracting((sheet) -> sheet.getSheetName() + " " + sheet.getLastRowNum())
			.containsExactly("n 2", "n (2) 1");
		assertThatIterable(withLimit(rows, 4)).extracting((sheet) -> sheet.getLastRowNum()).containsExactly(3);
		assertThatIterable(withLimit(rows, 5)).extracting((sheet) -> sheet.getLastRowNum()).containsExactly(4);
	}

	private static Row row(String currency, String dealer, long count, String amount) {
		return new Row(currency, dealer, count, new BigDecimal(amount));
	}

	private static XSSFWorkbook workbook(Row... rows) throws IOException {
		return read(write(List.of(sheet(List.of(rows)))));
	}

	private XSSFWorkbook withLimit(List<Row> rows, int rowLimit) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		XlsxReport.write(null, List.of(sheet(rows)), DATA_AS_OF, out, rowLimit, this.temporary);
		return read(out.toByteArray());
	}

	private static XlsxSheet sheet(List<Row> rows) {
		return new XlsxSheet("n", FigureTable.of(COLUMNS, rows.stream().map(Row::values).toList()), null, "",
				Set.of("count", "amount"));
	}

	private static String formula(XSSFSheet sheet, int row, int column) {
		return sheet.getCTWorksheet().getSheetData().getRowArray(row).getCArray(column).getF().getStringValue();
	}

	private static List<String> lines(XSSFSheet sheet) {
		List<String> lines = new ArrayList<>();
		for (int row = 0; row <= sheet.getLastRowNum(); row++) {
			List<String> cells = new ArrayList<>();
			for (Cell cell : sheet.getRow(row)) {
				cells.add((cell.getCellType() == CellType.FORMULA)
						? formula(sheet, row, cell.getColumnIndex()) + "="
								+ BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString()
						: shown(cell));
			}
			lines.add(String.join("|", cells));
		}
		return lines;
	}

	private record Row(String currency, String dealer, long count, BigDecimal amount) {

		List<@Nullable Object> values() {
			return Arrays.asList(this.currency, this.dealer, this.count, this.amount, new BigDecimal("0.500000"));
		}

	}

}
