package io.tidemark.reports.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.series.RevenueReader;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLineSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;

import static io.tidemark.reports.xlsx.Workbooks.read;
import static io.tidemark.reports.xlsx.Workbooks.shown;
import static io.tidemark.reports.xlsx.Workbooks.table;
import static io.tidemark.reports.xlsx.Workbooks.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;

/**
 * Tests of the charts of figures over time.
 */
class XlsxChartTests {

	private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 18);

	private static final List<List<@Nullable Object>> ROWS = List.of(
			row(FIRST_DAY, "USD", "5.00", null, null, "5.00", null, null),
			row(FIRST_DAY, "EUR", "100.00", "3.00", "1.00", "50.00", "2.00", "4.00"),
			row(FIRST_DAY.plusDays(1), "USD", "0.00", "5.00", null, null, null, null),
			row(FIRST_DAY.plusDays(1), "EUR", "110.00", null, "10.00", null, null, null));

	@Test
	void eachCurrencyHasALineAndStackedColumns() throws IOException {
		XSSFWorkbook workbook = workbook(ROWS);
		List<XSSFChart> charts = charts(workbook.getSheet("mrr charts"));
		assertThat(charts).extracting((chart) -> chart.getTitleText().getString())
			.containsExactly("Revenue in EUR", "Movements in EUR, 2026-11-18 to 2026-11-19", "Revenue in USD",
					"Movements in USD, 2026-11-18 to 2026-11-19");
		CTLineSer line = charts.get(2).getCTChart().getPlotArea().getLineChartArray(0).getSerArray(0);
		assertThat(cells(workbook, line.getCat().getNumRef())).containsExactly("2026-11-18", "2026-11-19");
		assertThat(charts.get(2).getCTChart().getPlotArea().getDateAxArray(0).xmlText())
			.containsSubsequence("baseTimeUnit val=\"days\"", "majorUnit val=\"1.0\"", "majorTimeUnit val=\"days\"");
		assertThat(cells(workbook, line.getVal().getNumRef())).containsExactly("USD 5.00", "USD 0.00");
	}

	@Test
	void risesStandAboveZeroAndFallsBelow() throws IOException {
		XSSFWorkbook workbook = workbook(ROWS);
		CTBarChart bars = charts(workbook.getSheet("mrr charts")).get(1).getCTChart().getPlotArea().getBarChartArray(0);
		assertThat(bars.getGrouping().getVal()).hasToString("stacked");
		assertThat(bars.xmlText()).contains("overlap val=\"100\"");
		List<CTBarSer> series = bars.getSerList();
		assertThat(series).extracting((each) -> header(workbook, each))
			.containsExactly("New Revenue", "Expansion Revenue", "Reactivation Revenue", "Contraction Revenue",
					"Churn Revenue");
		assertThat(series).extracting((each) -> cells(workbook, each.getVal().getNumRef()))
			.containsExactly(List.of("EUR 50.00", ""), List.of("EUR 1.00", "EUR 10.00"), List.of("EUR 4.00", ""),
					List.of("-EUR 2.00", ""), List.of("-EUR 3.00", ""));
		assertThat(series).noneMatch((each) -> each.getInvertIfNegative().getVal());
	}

	@Test
	void chartsKeepTheirValuesForProgramsThatDoNotLookThemUp() throws IOException {
		CTBarChart bars = charts(workbook(ROWS).getSheet("mrr charts")).get(1)
			.getCTChart()
			.getPlotArea()
			.getBarChartArray(0);
		CTNumRef churn = bars.getSerArray(4).getVal().getNumRef();
		assertThat(churn.getNumCache().getPtCount().getVal()).isEqualTo(2);
		assertThat(churn.getNumCache().getPtList()).extracting((point) -> point.getIdx() + "=" + point.getV())
			.containsExactly("0=-3.0");
	}

	@Test
	void chartsHaveASheetOfTheirOwnAndTheTableHasNone() throws IOException {
		XSSFWorkbook workbook = workbook(ROWS);
		assertThat(workbook.getSheet("mrr").getDrawingPatriarch()).isNull();
		assertThatIterable(workbook).extracting((sheet) -> sheet.getSheetName())
			.containsExactly("Cover", "mrr", "mrr charts", "mrr chart data");
		assertThat(workbook.isSheetHidden(3)).isTrue();
		assertThat(shownCells(workbook.getSheet("Cover"))).doesNotContain("mrr chart data");
	}

	@Test
	void columnsShowTheLatestDaysAndTheLineAllOfThem() throws IOException {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		for (int day = 0; day < 100; day++) {
			rows.add(row(FIRST_DAY.plusDays(day), "EUR", "1.00", null, null, null, null, null));
		}
		List<XSSFChart> charts = charts(workbook(rows).getSheet("mrr charts"));
		assertThat(charts.get(0)
			.getCTChart()
			.getPlotArea()
			.getLineChartArray(0)
			.getSerArray(0)
			.getVal()
			.getNumRef()
			.getF()).isEqualTo("'mrr chart data'!$C$2:$C$101");
		assertThat(
				charts.get(1).getCTChart().getPlotArea().getBarChartArray(0).getSerArray(0).getVal().getNumRef().getF())
			.isEqualTo("'mrr chart data'!$D$10:$D$101");
	}

	@Test
	void seriesThatIsLongerThanAChartEndsWithItsLatestDays() {
		ChartPoints points = ChartPoints.of(RevenueReader.COLUMNS).orElseThrow();
		List<List<@Nullable Object>> rows = new ArrayList<>();
		for (int day = 0; day <= ChartPoints.MAX_DAYS; day++) {
			rows.add(row(FIRST_DAY.plusDays(day), "EUR", "1.00", null, null, null, null, null));
		}
		FigureTable.of(RevenueReader.COLUMNS, rows).rows().forEach(points::add);
		List<List<@Nullable Object>> kept = points.byCurrency().getOrDefault("EUR", List.of());
		assertThat(kept).hasSize(ChartPoints.MAX_DAYS);
		assertThat(kept.get(0).get(0)).isEqualTo(FIRST_DAY.plusDays(1));
	}

	@ParameterizedTest
	@CsvSource({ "3, 1", "4, 0" })
	void chartsOfAFewCurrenciesArePrintedOnOnePage(int currencies, short pages) throws IOException {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		List.of("CHF", "EUR", "GBP", "USD")
			.subList(0, currencies)
			.forEach((currency) -> rows.add(row(FIRST_DAY, currency, "1.00", null, null, null, null, null)));
		XSSFSheet sheet = workbook(rows).getSheet("mrr charts");
		assertThat(sheet.getFitToPage()).isTrue();
		assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
		assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo(pages);
	}

	@Test
	void seriesWithoutRowsHasNoCharts() throws IOException {
		XSSFWorkbook workbook = workbook(List.of());
		assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
		assertThat(workbook.getSheet("mrr").getDrawingPatriarch()).isNull();
	}

	@Test
	void figureOverTimeHasALineOfItsFirstAmountAndOneOfItsFirstCount() throws IOException {
		List<ColumnKind> kinds = List.of(ColumnKind.DATE, ColumnKind.CURRENCY, ColumnKind.RATIO, ColumnKind.MONEY,
				ColumnKind.MONEY, ColumnKind.COUNT, ColumnKind.FLAG);
		FigureTable table = table(kinds, List.of(List.of(FIRST_DAY, "EUR", new BigDecimal("0.5"),
				new BigDecimal("100.00"), new BigDecimal("1200.00"), 7L, false)));
		XSSFWorkbook workbook = read(write(List.of(new XlsxSheet("metrics", table))));
		List<XSSFChart> charts = charts(workbook.getSheet("metrics charts"));
		assertThat(charts).extracting((chart) -> chart.getTitleText().getString())
			.containsExactly("MONEY label in EUR", "COUNT label, EUR");
		assertThat(charts)
			.extracting((chart) -> cells(workbook,
					chart.getCTChart().getPlotArea().getLineChartArray(0).getSerArray(0).getVal().getNumRef()))
			.containsExactly(List.of("EUR 100.00"), List.of("7"));
	}

	@Test
	void figureWithoutCurrencyHasACountOverTime() throws IOException {
		FigureTable table = table(List.of(ColumnKind.DATE, ColumnKind.COUNT),
				List.of(List.of(FIRST_DAY, 7L), List.of(FIRST_DAY.plusDays(1), 8L)));
		List<XSSFChart> charts = charts(read(write(List.of(new XlsxSheet("n", table)))).getSheet("n charts"));
		assertThat(charts).extracting((chart) -> chart.getTitleText().getString()).containsExactly("COUNT label");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CURRENCY,MONEY", "DATE,TEXT,MONEY", "DATE,DATE,MONEY", "DATE,RATIO", "MONTH,DATE,MONEY" })
	void figureThatIsNoSeriesHasNoCharts(String kinds) {
		assertThat(ChartPoints
			.of(table(Stream.of(kinds.split(",")).map(ColumnKind::valueOf).toList(), List.of()).columns())).isEmpty();
	}

	@Test
	void sameChartsAreTheSameBytesInAnyZone() throws IOException {
		TimeZone zone = TimeZone.getDefault();
		byte[] first = bytes(ROWS);
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
			assertThat(bytes(ROWS)).isEqualTo(first);
		}
		finally {
			TimeZone.setDefault(zone);
		}
	}

	private static List<@Nullable Object> row(LocalDate day, String currency, @Nullable String... amounts) {
		List<@Nullable Object> row = new ArrayList<>(List.of(day, currency));
		Arrays.stream(amounts).map((amount) -> (amount != null) ? new BigDecimal(amount) : null).forEach(row::add);
		while (row.size() < RevenueReader.COLUMNS.size()) {
			row.add(null);
		}
		return row;
	}

	private static XSSFWorkbook workbook(List<List<@Nullable Object>> rows) throws IOException {
		return read(bytes(rows));
	}

	private static byte[] bytes(List<List<@Nullable Object>> rows) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		XlsxReport.writeWorkbook(XlsxCoverTests.COVER,
				List.of(new XlsxSheet("mrr", FigureTable.of(RevenueReader.COLUMNS, rows), "MRR.", "", Set.of())), out);
		return out.toByteArray();
	}

	private static List<XSSFChart> charts(XSSFSheet sheet) {
		return sheet.getDrawingPatriarch().getCharts();
	}

	private static String header(XSSFWorkbook workbook, CTBarSer series) {
		CellReference reference = new CellReference(series.getTx().getStrRef().getF());
		return shown(
				workbook.getSheet(reference.getSheetName()).getRow(reference.getRow()).getCell(reference.getCol()));
	}

	private static List<String> cells(XSSFWorkbook workbook, CTNumRef range) {
		AreaReference area = new AreaReference(range.getF(), workbook.getSpreadsheetVersion());
		return Arrays.stream(area.getAllReferencedCells()).map((reference) -> {
			XSSFCell cell = workbook.getSheet(reference.getSheetName())
				.getRow(reference.getRow())
				.getCell(reference.getCol());
			return (cell != null) ? shown(cell) : "";
		}).toList();
	}

	private static List<String> shownCells(XSSFSheet sheet) {
		List<String> shown = new ArrayList<>();
		sheet.forEach((row) -> row.forEach((cell) -> shown.add(cell.getAddress() + " " + shown(cell))));
		return shown;
	}

}
