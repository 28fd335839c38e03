package io.tidemark.reports.xlsx;

import org.apache.poi.ss.util.WorkbookUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the names of sheets.
 */
class WorkbookNamesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "customers/byStatus, customers byStatus", "a[b]c:d*e?f\\g, a b c d e f g", "''quoted'', quoted",
					"\"\", Sheet", "???, Sheet", "History, History (2)", "\"a\u0000b\", a b",
					"subscription-revenue by month and dealer, subscription-revenue by month a",
					"x123456789012345678901234567 😀😀, x123456789012345678901234567 😀" })
	void nameIsOneThatExcelTakes(String wanted, String name) {
		assertThat(new WorkbookNames().sheet(wanted)).isEqualTo(name);
		WorkbookUtil.validateSheetName(name);
	}

	@Test
	void namesDifferInMoreThanTheirCase() {
		WorkbookNames names = new WorkbookNames();
		assertThat(names.sheet("Revenue")).isEqualTo("Revenue");
		assertThat(names.sheet("revenue")).isEqualTo("revenue (2)");
		assertThat(names.sheet("REVENUE (2)")).isEqualTo("REVENUE (2) (2)");
		assertThat(names.sheet("revenue")).isEqualTo("revenue (3)");
	}

	@Test
	void numberFitsIntoALongName() {
		WorkbookNames names = new WorkbookNames();
		String wanted = "x".repeat(40);
		assertThat(names.sheet(wanted)).isEqualTo("x".repeat(31));
		assertThat(names.sheet(wanted)).isEqualTo("x".repeat(27) + " (2)");
	}

}
