package io.tidemark.reports.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.series.RevenueReader;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.SchemaTypeSystem;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.tidemark.reports.xlsx.Workbooks.table;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Excel finds nothing to repair: all parts of a workbook are valid by the
 * schemas of ECMA-376. POI ships them in a jar of its own, which can't be beside the
 * small one that we write with.
 */
class XlsxSchemaTests {

	private static final Path SCHEMAS = Path.of("target/schemas/poi-ooxml-full.jar");

	/** Texts with outer spaces have it in Excel's own files as well. */
	private static final String SPACE = "Attribute not allowed (no wildcards allowed): space@http://www.w3.org/XML/1998/namespace";

	private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

	private static URLClassLoader jar;

	private static SchemaTypeLoader schemas;

	@BeforeAll
	static void load() throws Exception {
		assertThat(Files.exists(SCHEMAS)).as("copied by Maven").isTrue();
		jar = new URLClassLoader(new URL[] { SCHEMAS.toUri().toURL() }, new OnlyXmlBeans());
		SchemaTypeSystem types = (SchemaTypeSystem) jar
			.loadClass("org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder")
			.getField("typeSystem")
			.get(null);
		schemas = XmlBeans.typeLoaderUnion(types, XmlBeans.getBuiltinTypeSystem());
	}

	@AfterAll
	static void close() throws IOException {
		jar.close();
	}

	@Test
	void seriesWithTotalsAndCharts() throws Exception {
		assertValid("mrr", FigureTable.of(RevenueReader.COLUMNS, List.of(mrr("EUR", 0), mrr("EUR", 1), mrr("EUR", 2))),
				"xl/charts/chart2.xml");
	}

	@Test
	void seriesOfSeveralCurrencies() throws Exception {
		assertValid("mrr",
				FigureTable.of(RevenueReader.COLUMNS,
						List.of(mrr("EUR", 0), mrr("GBP", 0), mrr("USD", 0), mrr("EUR", 1), mrr("GBP", 1))),
				"xl/charts/chart6.xml");
	}

	@Test
	void figureOverTimeWithACount() throws Exception {
		assertValid("counts",
				table(List.of(ColumnKind.DATE, ColumnKind.COUNT), List.of(List.of(DAY, 1L), List.of(DAY, 2L))),
				"xl/charts/chart1.xml");
	}

	@Test
	void cellsOfEveryKind() throws Exception {
		List<List<@Nullable Object>> rows = List.of(
				Arrays.asList("=1+1\u0000_x000D_", "XXX", "2026-11", "1-30", DAY, 7L, new BigDecimal("1.5"),
						new BigDecimal("12345678901234567890.12"), new BigDecimal("0.1"), true),
				Arrays.asList(" ", null, null, null, null, null, null, null, null, null));
		assertValid("all]kinds",
				table(List.of(ColumnKind.TEXT, ColumnKind.CURRENCY, ColumnKind.MONTH, ColumnKind.AGE, ColumnKind.DATE,
						ColumnKind.COUNT, ColumnKind.AMOUNT, ColumnKind.MONEY, ColumnKind.RATIO, ColumnKind.FLAG),
						rows),
				"xl/tables/table1.xml");
	}

	@Test
	void figureWithoutRows() throws Exception {
		assertValid("none", table(List.of(ColumnKind.TEXT, ColumnKind.COUNT), List.of()), "xl/tables/table1.xml");
	}

	private static List<@Nullable Object> mrr(String currency, int day) {
		List<@Nullable Object> row = new ArrayList<>(List.of(DAY.plusDays(day), currency));
		while (row.size() < RevenueReader.COLUMNS.size()) {
			row.add(new BigDecimal("1.25"));
		}
		return row;
	}

	private static void assertValid(String name, FigureTable rows, String part) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Set<String> totals = Set.copyOf(rows.columns()
			.stream()
			.filter((column) -> column.kind() == ColumnKind.COUNT || column.kind() == ColumnKind.MONEY)
			.map((column) -> column.name())
			.toList());
		XlsxReport.writeWorkbook(XlsxCoverTests.COVER,
				List.of(new XlsxSheet(name, rows, "What it means.", "currency EUR", totals)), out);
		List<String> parts = new ArrayList<>();
		List<XmlError> errors = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (entry.getName().startsWith("xl/") && !entry.isDirectory()) {
					parts.add(entry.getName());
					validate(zip.readAllBytes(), errors);
				}
			}
		}
		assertThat(parts).contains("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml", part);
		assertThat(errors).extracting(XmlError::getMessage).filteredOn((error) -> !error.contains(SPACE)).isEmpty();
	}

	private static void validate(byte[] part, List<XmlError> errors) throws IOException, XmlException {
		schemas.parse(new ByteArrayInputStream(part), null, null).validate(new XmlOptions().setErrorListener(errors));
	}

	/**
	 * What the jar of schemas may see of the tests' class path.
	 */
	private static final class OnlyXmlBeans extends ClassLoader {

		private OnlyXmlBeans() {
			super(ClassLoader.getPlatformClassLoader());
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (name.startsWith("org.apache.xmlbeans.")) {
				return XmlBeans.class.getClassLoader().loadClass(name);
			}
			throw new ClassNotFoundException(name);
		}

	}

}
