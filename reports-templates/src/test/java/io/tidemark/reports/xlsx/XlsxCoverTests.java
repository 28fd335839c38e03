package io.tidemark.reports.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.reports.xlsx.WorkbookCover.Definition;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static io.tidemark.reports.xlsx.Workbooks.DATA_AS_OF;
import static io.tidemark.reports.xlsx.Workbooks.read;
import static io.tidemark.reports.xlsx.Workbooks.shown;
import static io.tidemark.reports.xlsx.Workbooks.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIterable;

/**
 * Tests of the cover.
 */
class XlsxCoverTests {

	static final WorkbookCover COVER = new WorkbookCover("Daily report", "acme", "2026-11-19.1",
			LocalDate.of(2026, 11, 19), DATA_AS_OF, "sha256:0123", List.of(new Definition("customers", "Count",
					"How many customers there are.", "https://example.org/count")));

	@Test
	void coverTellsWhatTheFiguresAreAndWhatTheyMean() throws IOException {
		XSSFWorkbook workbook = workbook(COVER,
				List.of(new XlsxSheet("customers", table(List.of(ColumnKind.COUNT), List.of(List.of(7L))),
						"Customers that exist.", "status active", Set.of())));
		assertThat(lines(workbook.getSheetAt(0))).containsExactly("Daily report", "Tenant|acme",
				"Business date|2026-11-19", "Data as of (UTC)|2026-11-20 01:30:05", "Version|2026-11-19.1",
				"Content hash|sha256:0123", "Sheet|Rows|Definition|Filters",
				"customers|1|Customers that exist.|status active", "Figure|Column|Definition|Source",
				"customers|Count|How many customers there are.|https://example.org/count");
		assertThat(workbook.getSheetAt(0).getRow(3).getCell(1).getLocalDateTimeCellValue())
			.isEqualTo("2026-11-19T00:00:00");
		assertThat(workbook.getSheetAt(0).getRow(4).getCell(1).getLocalDateTimeCellValue())
			.isEqualTo("2026-11-20T01:30:05");
	}

	@Test
	void coverIsTheFirstSheetAndLinksTheOthers() throws IOException {
		XlsxSheet sheet = new XlsxSheet("Owner's", table(List.of(ColumnKind.COUNT), List.of()));
		XSSFWorkbook workbook = workbook(COVER, List.of(sheet, new XlsxSheet("cover", sheet.rows())));
		assertThatIterable(workbook).extracting((each) -> each.getSheetName())
			.containsExactly("Cover", "Owner's", "cover (2)");
		assertThat(workbook.getSheetAt(0).getHyperlinkList()).extracting((link) -> link.getLocation())
			.containsExactly("'Owner''s'!A1", "'cover (2)'!A1");
	}

	@Test
	void textsOfTheCoverAreNoFormulas() throws IOException {
		WorkbookCover hostile = new WorkbookCover("=1+1", "=2", "=3", COVER.businessDate(), DATA_AS_OF, "=4",
				List.of(new Definition("=5", "=6", "=7", "=8")));
		XSSFWorkbook workbook = workbook(hostile,
				List.of(new XlsxSheet("=9", table(List.of(ColumnKind.COUNT), List.of()), "=10", "=11", Set.of())));
		assertThat(lines(workbook.getSheetAt(0))).contains("=1+1", "Tenant|=2", "Version|=3", "=9|0|=10|=11",
				"=5|=6|=7|=8");
		assertThatIterable(workbook.getSheetAt(0)).flatMap((row) -> cells(row))
			.filteredOn((cell) -> shown(cell).startsWith("="))
			.allMatch((cell) -> cell.getCellStyle().getQuotePrefixed());
	}

	@Test
	void figuresAreTheSameCellsWithACoverAndWithout() throws IOException {
		List<XlsxSheet> sheets = List.of(new XlsxSheet("n",
				table(List.of(ColumnKind.TEXT, ColumnKind.COUNT), List.of(List.of("a", 1L), List.of("b", 2L)))));
		assertThat(lines(workbook(COVER, sheets).getSheet("n")))
			.isEqualTo(lines(read(Workbooks.write(sheets)).getSheet("n")));
	}

	@Test
	void columnsThatExplainThemselvesAreDefined() {
		assertThat(Definition.of("customers",
				List.of(new FigureColumn("n", "Count", ColumnKind.COUNT, "customers", false, "How many.", null),
						new FigureColumn("m", "Other", ColumnKind.COUNT, null))))
			.containsExactly(new Definition("customers", "Count", "How many.", null));
	}

	@Test
	void coverAloneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> workbook(COVER, List.of()))
			.withMessage("A workbook needs at least one sheet.");
	}

	private static XSSFWorkbook workbook(WorkbookCover cover, List<XlsxSheet> sheets) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		XlsxReport.writeWorkbook(cover, sheets, out);
		return read(out.toByteArray());
	}

	private static List<String> lines(XSSFSheet sheet) {
		List<String> lines = new ArrayList<>();
		sheet.forEach((row) -> lines.add(String.join("|", cells(row).stream().map(Workbooks::shown).toList())));
		return lines;
	}

	private static List<Cell> cells(Row row) {
		List<Cell> cells = new ArrayList<>();
		row.forEach(cells::add);
		return cells;
	}

}
