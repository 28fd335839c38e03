package io.tidemark.reports.xlsx;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFTableColumn;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tidemark.reports.xlsx.Workbooks.read;
import static io.tidemark.reports.xlsx.Workbooks.sheet;
import static io.tidemark.reports.xlsx.Workbooks.table;
import static io.tidemark.reports.xlsx.Workbooks.write;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the tables that Excel sees in sheets.
 */
class XlsxTableTests {

	@Test
	void rowsAreABandedTableThatFilters() throws IOException {
		XSSFSheet sheet = sheet(List.of(ColumnKind.TEXT, ColumnKind.COUNT),
				List.of(List.of("a", 1L), List.of("b", 2L)));
		XSSFTable table = sheet.getTables().get(0);
		assertThat(table.getCTTable().getRef()).isEqualTo("A1:B3");
		assertThat(table.getCTTable().getAutoFilter().getRef()).isEqualTo("A1:B3");
		assertThat(table.getStyle().isShowRowStripes()).isTrue();
		assertThat(table.getHeaderRowCount()).isEqualTo(1);
		assertThat(sheet.getCTWorksheet().isSetAutoFilter()).isFalse();
	}

	@Test
	void figureWithoutRowsIsATableWithAnEmptyOne() throws IOException {
		XSSFSheet sheet = sheet(List.of(ColumnKind.TEXT), List.of());
		assertThat(sheet.getTables().get(0).getCTTable().getRef()).isEqualTo("A1:A2");
		assertThat(headers(sheet)).containsExactly("TEXT label");
	}

	@Test
	void columnsOfATableAreNamedAsTheirHeaders() throws IOException {
		List<FigureColumn> columns = List.of(column("Count"), column("count"), column(""), column("a\nb"),
				column("x".repeat(300)), column("x".repeat(299)), column("_x0041_ <&>"));
		XSSFSheet sheet = read(write(List.of(new XlsxSheet("n", FigureTable.of(columns, List.of()))))).getSheetAt(0);
		assertThat(headers(sheet)).containsExactly("Count", "count (2)", "Column", "a b", "x".repeat(255),
				"x".repeat(251) + " (2)", "_x0041_ <&>");
		assertThat(sheet.getTables().get(0).getColumns()).extracting(XSSFTableColumn::getName)
			.containsExactly("Count", "count (2)", "Column", "a b", "x".repeat(255), "x".repeat(251) + " (2)",
					"_x005F_x0041_ <&>");
	}

	@Test
	void tablesOfAWorkbookDifferInNameAndNumber() throws IOException {
		XlsxSheet sheet = new XlsxSheet("customers/byStatus", table(List.of(ColumnKind.TEXT), List.of()));
		XSSFWorkbook workbook = read(write(List.of(sheet, sheet, new XlsxSheet("Übersicht", sheet.rows()))));
		List<XSSFTable> tables = StreamSupport.stream(workbook.spliterator(), false)
			.map((each) -> ((XSSFSheet) each).getTables().get(0))
			.toList();
		assertThat(tables).extracting(XSSFTable::getDisplayName)
			.containsExactly("customers_byStatus", "customers_byStatus_2", "bersicht");
		assertThat(tables).extracting((table) -> table.getCTTable().getId()).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource({ "subscription-revenue, subscription_revenue", "A1, Table_A1", "abc2026, Table_abc2026", "r, Table_r",
			"R1C1, Table_R1C1", "2026, Table_2026", "'', Table_", "😀, Table_", "true, Table_true", "Rows, Rows",
			"history (2), history_2" })
	void nameIsOneThatAFormulaCanSay(String sheet, String name) {
		assertThat(new WorkbookNames().table(sheet)).isEqualTo(name);
	}

	private static FigureColumn column(String label) {
		return new FigureColumn("c", label, ColumnKind.TEXT, null);
	}

	private static List<String> headers(XSSFSheet sheet) {
		return StreamSupport.stream(sheet.getRow(0).spliterator(), false).map(Cell::getStringCellValue).toList();
	}

}
