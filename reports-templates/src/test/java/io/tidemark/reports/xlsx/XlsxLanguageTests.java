package io.tidemark.reports.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.text.Wording;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Workbooks in the languages that reports have.
 */
class XlsxLanguageTests {

	private static final List<FigureColumn> COLUMNS = List.of(new FigureColumn("date", "Date", ColumnKind.DATE, null),
			new FigureColumn("currency_code", "Currency Code", ColumnKind.CURRENCY, null),
			new FigureColumn("invoice_age", "Invoice Age", ColumnKind.AGE, null),
			new FigureColumn("outstanding", "Outstanding", ColumnKind.AMOUNT, "currency"),
			new FigureColumn("share", "MRR Share", ColumnKind.RATIO, null),
			new FigureColumn("is_partial", "Is Partial", ColumnKind.FLAG, null));

	@Test
	void germanWorkbookHasGermanHeadingsAndFormats() throws IOException {
		try (XSSFWorkbook workbook = workbook(new SheetLanguage(german()))) {
			XSSFSheet sheet = workbook.getSheet("debtors");
			assertThat(texts(sheet.getRow(0))).containsExactly("Datum", "Währung", "Überfällig seit", "Offen",
					"Anteil am MRR", "Unvollständig");
			assertThat(formats(sheet.getRow(1))).containsExactly("dd.mm.yyyy", "@", "@", "#,##0.00 [$EUR-407]",
					"0.00 %", "@");
			assertThat(formats(sheet.getRow(2))).contains("#,##0 [$JPY-407]");
			assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("1 bis 30 Tage");
			assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).isEqualTo("ja");
			assertThat(sheet.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(1234.5);
			assertThat(cover(workbook))
				.contains("Mandant", "Stichtag", "Datenstand (UTC)", "Prüfsumme", "Blatt", "Zeilen",
						"Die Summen von debtors nach Währung.")
				.doesNotContain("Tenant", "Business date", "Rows");
			assertThat(texts(workbook.getSheet("debtors totals").getRow(0))).containsExactly("Währung", "Offen");
		}
	}

	@Test
	void englishWorkbookIsThatOfTheApi() throws IOException {
		try (XSSFWorkbook workbook = workbook(new SheetLanguage(wording(Locale.UK)))) {
			XSSFSheet sheet = workbook.getSheet("debtors");
			assertThat(texts(sheet.getRow(0))).containsExactly("Date", "Currency Code", "Invoice Age", "Outstanding",
					"MRR Share", "Is Partial");
			assertThat(formats(sheet.getRow(1))).containsExactly("yyyy-mm-dd", "@", "@", "[$EUR] #,##0.00", "0.00%",
					"@");
			assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("1 to 30 days");
			assertThat(cover(workbook)).contains("Tenant", "Business date", "The totals of debtors by currency.");
		}
		assertThat(bytes(new SheetLanguage(wording(Locale.UK)))).isEqualTo(bytes(SheetLanguage.ENGLISH));
	}

	@Test
	void totalsBelowATableAreNamedInTheLanguage() throws IOException {
		XlsxSheet one = sheet(List.of(row("EUR", "1234.500"), row("EUR", "0.500")));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		XlsxReport.writeWorkbook(XlsxCoverTests.COVER, List.of(one), new SheetLanguage(german()), out);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
			assertThat(workbook.getSheet("debtors").getRow(3).getCell(0).getStringCellValue()).isEqualTo("Summe");
			assertThat(formats(workbook.getSheet("debtors").getRow(3))).contains("#,##0.00 [$EUR-407]");
		}
	}

	@Test
	void headingOfEveryColumnIsTranslated() {
		Set<String> missing = new TreeSet<>();
		SheetLanguage language = new SheetLanguage(german());
		Set<String> same = Set.of("MRR", "Status", "Quick Ratio");
		for (Figure figure : Stream.of(Figure.Kind.values())
			.flatMap((kind) -> Figures.load().all(kind).stream())
			.toList()) {
			List<FigureColumn> columns = new ArrayList<>(figure.columns());
			columns.addAll(figure.groupings().values());
			figure.groupings().values().forEach((column) -> columns.add(column.dealerName()));
			columns.removeIf((column) -> column.label().endsWith(" Name") && !column.label().contains("Dealer"));
			columns.stream()
				.filter((column) -> language.of(column).equals(column.label()) && !same.contains(column.label()))
				.forEach((column) -> missing.add(column.label()));
		}
		assertThat(missing).isEmpty();
	}

	private static Wording german() {
		return wording(Locale.GERMANY);
	}

	private static Wording wording(Locale locale) {
		return Wording.load(List.of(Wording.OURS), "daily", List.of("shared", "daily"), locale);
	}

	private static List<@Nullable Object> row(String currency, String amount) {
		return Arrays.asList(LocalDate.of(2026, 11, 4), currency, "1-30", new BigDecimal(amount), new BigDecimal("0.5"),
				true);
	}

	private static XlsxSheet sheet(List<List<@Nullable Object>> rows) {
		return new XlsxSheet("debtors", FigureTable.of(COLUMNS, rows), null, "", Set.of("outstanding"));
	}

	private static byte[] bytes(SheetLanguage language) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		List<XlsxSheet> sheets = List
			.of(sheet(List.of(row("EUR", "1234.500"), row("JPY", "300.000"), row("JPY", "1.000"))));
		XlsxReport.writeWorkbook(XlsxCoverTests.COVER, sheets, language, out);
		return out.toByteArray();
	}

	private static XSSFWorkbook workbook(SheetLanguage language) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(bytes(language)));
	}

	private static List<String> texts(Row row) {
		List<String> texts = new ArrayList<>();
		row.forEach((cell) -> texts.add(cell.getStringCellValue()));
		return texts;
	}

	private static List<String> formats(Row row) {
		List<String> formats = new ArrayList<>();
		row.forEach((cell) -> formats.add(cell.getCellStyle().getDataFormatString()));
		return formats;
	}

	private static List<String> cover(XSSFWorkbook workbook) {
		List<String> texts = new ArrayList<>();
		workbook.getSheetAt(0).forEach((row) -> row.forEach((cell) -> texts.add(cell.toString())));
		return texts;
	}

}
