package io.tidemark.reports.xlsx;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.tidemark.reports.xlsx.Workbooks.cell;
import static io.tidemark.reports.xlsx.Workbooks.sheet;
import static io.tidemark.reports.xlsx.Workbooks.shown;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the cells: value, type and format, read back with POI.
 */
class XlsxCellTests {

	@ParameterizedTest
	@EnumSource(value = ColumnKind.class, names = { "TEXT", "CURRENCY", "MONTH", "AGE" })
	void dimensionsStayTheTextsThatTheyAre(ColumnKind kind) throws IOException {
		for (String text : List.of("00123", "1E5", "2026-11", "1-31", "TRUE", " padded ", "ünï 😀", "two\nlines\r",
				"")) {
			Cell cell = cell(kind, text);
			assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
			assertThat(cell.getStringCellValue()).isEqualTo(text);
			assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
			assertThat(cell.getCellStyle().getQuotePrefixed()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "Not due, Not due", "1-30, 1 to 30 days", "Over 90, Over 90 days" })
	void ageIsWordsThatNoSpreadsheetTakesForADate(String label, String words) throws IOException {
		assertThat(cell(ColumnKind.AGE, label).getStringCellValue()).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "AMOUNT, 12500.000, '#,##0.000', '12,500.000'", "AMOUNT, -0.001, '#,##0.000', -0.001",
			"AMOUNT, 123456789012.345, '#,##0.000', '123,456,789,012.345'", "MONEY, 1000.00, '#,##0.00', '1,000.00'",
			"MONEY, 1000, '#,##0', '1,000'", "MONEY, 1.2345, '#,##0.0000', 1.2345", "RATIO, 0.051250, 0.00%, 5.13%",
			"AMOUNT, 123456789012345.000, '#,##0.000', '123,456,789,012,345.000'" })
	void measuresAreNumbersInTheirFormat(ColumnKind kind, BigDecimal value, String format, String shown)
			throws IOException {
		Cell cell = cell(kind, value);
		assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
		assertThat(BigDecimal.valueOf(cell.getNumericCellValue())).isEqualByComparingTo(value);
		assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo(format);
		assertThat(shown(cell)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource({ "AMOUNT, EUR, 12500.000, '[$EUR] #,##0.00', 'EUR 12,500.00'",
			"AMOUNT, JPY, 2900.000, '[$JPY] #,##0', 'JPY 2,900'", "MONEY, KWD, -0.411, '[$KWD] #,##0.000', -KWD 0.411",
			"MONEY, JPY, 33.333333, '[$JPY] #,##0', JPY 33", "AMOUNT, XYZ, 1.000, '#,##0.000', 1.000",
			"COUNT, EUR, 1234, '#,##0', '1,234'", "RATIO, EUR, 0.051250, 0.00%, 5.13%" })
	void amountHasTheCodeAndTheDecimalsOfTheCurrencyOfItsRow(ColumnKind kind, String currency, BigDecimal value,
			String format, String shown) throws IOException {
		Cell cell = sheet(List.of(kind, ColumnKind.CURRENCY), List.of(List.of(value, currency))).getRow(1).getCell(0);
		assertThat(BigDecimal.valueOf(cell.getNumericCellValue())).isEqualByComparingTo(value);
		assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo(format);
		assertThat(shown(cell)).isEqualTo(shown);
	}

	@Test
	void quickRatioIsARatioAndNoPercentage() throws IOException {
		List<FigureColumn> columns = Catalogue.load().findSeries("subscription-metrics").columns();
		FigureColumn quick = columns.stream()
			.filter((each) -> each.name().equals("quick_ratio"))
			.findAny()
			.orElseThrow();
		FigureTable table = FigureTable.of(List.of(quick), List.of(List.of(new BigDecimal("7.218216"))));
		Cell cell = Workbooks.read(Workbooks.write(List.of(new XlsxSheet("metrics", table))))
			.getSheetAt(0)
			.getRow(1)
			.getCell(0);
		assertThat(cell.getNumericCellValue()).isEqualTo(7.218216);
		assertThat(shown(cell)).isEqualTo("7.22");
	}

	@Test
	void countIsAWholeNumber() throws IOException {
		Cell cell = cell(ColumnKind.COUNT, 1234567L);
		assertThat(cell.getNumericCellValue()).isEqualTo(1234567);
		assertThat(shown(cell)).isEqualTo("1,234,567");
	}

	@Test
	void dayIsADate() throws IOException {
		Cell cell = cell(ColumnKind.DATE, LocalDate.of(2026, 11, 19));
		assertThat(cell.getLocalDateTimeCellValue()).isEqualTo("2026-11-19T00:00:00");
		assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1900-02-28", "1899-12-31", "-0044-03-15" })
	void dayThatASpreadsheetDoesNotKnowIsText(LocalDate day) throws IOException {
		assertThat(cell(ColumnKind.DATE, day).getStringCellValue()).isEqualTo(day.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234567890123.456", "-123456789012345678.000", "0.1234567890123456" })
	void numberWithMoreDigitsThanASpreadsheetKeepsIsText(BigDecimal value) throws IOException {
		Cell cell = cell(ColumnKind.AMOUNT, value);
		assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
		assertThat(cell.getStringCellValue()).isEqualTo(value.toPlainString());
	}

	@Test
	void countWithMoreDigitsThanASpreadsheetKeepsIsText() throws IOException {
		assertThat(cell(ColumnKind.COUNT, Long.MIN_VALUE).getStringCellValue()).isEqualTo("-9223372036854775808");
	}

	@Test
	void nullIsAnEmptyCell() throws IOException {
		XSSFSheet sheet = sheet(List.of(ColumnKind.TEXT, ColumnKind.MONEY), List.of(Arrays.asList("a", null)));
		assertThat(sheet.getRow(1).getCell(1)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "|calc", "＝1", "＋1", "－1", "＠x",
			"=cmd|' /C calc'!A0" })
	void textThatLooksLikeAFormulaIsAQuotedText(String text) throws IOException {
		Cell cell = cell(ColumnKind.TEXT, text);
		assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
		assertThat(cell.getStringCellValue()).isEqualTo(text);
		assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "a\u0000b\u001Bc, a\uFFFDb\uFFFDc", "a\uD83D, a\uFFFD", "\uDE00b, \uFFFDb",
			"\uFFFE\uFFFF, \uFFFD\uFFFD" })
	void charactersThatXmlCannotHoldAreReplaced(String text, String stored) throws IOException {
		assertThat(cell(ColumnKind.TEXT, text).getStringCellValue()).isEqualTo(stored);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<b>&amp;\"'</b>", "]]>", "_x0041_", "_x005F_x000d_", "__x0041__", "_x_" })
	void markupAndEscapesAreShownAsTheyAre(String text) throws IOException {
		assertThat(cell(ColumnKind.TEXT, text).getStringCellValue()).isEqualTo(text);
	}

	@Test
	void textOfTheGreatestLengthIsKept() throws IOException {
		String text = "x".repeat(32_767);
		assertThat(cell(ColumnKind.TEXT, text).getStringCellValue()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "😀", "x😀", "_x0041_", "y_x0041_", "yyy_x0041_" })
	void textThatIsTooLongIsCutBetweenCharacters(String part) throws IOException {
		String text = part.repeat(40_000);
		String kept = cell(ColumnKind.TEXT, text).getStringCellValue();
		assertThat(kept).hasSizeLessThanOrEqualTo(32_767).hasSizeGreaterThan(16_000).endsWith("…");
		assertThat(text).startsWith(kept.substring(0, kept.length() - 1));
		assertThat(Character.isHighSurrogate(kept.charAt(kept.length() - 2))).isFalse();
	}

}
