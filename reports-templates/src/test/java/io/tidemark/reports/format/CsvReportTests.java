package io.tidemark.reports.format;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the CSV.
 */
class CsvReportTests {

	@Test
	void headerHasTheLabelsAndLinesEndWithALineFeed() throws IOException {
		assertThat(csv(List.of(Arrays.asList("DIRECT", null), Arrays.asList("a,\"b\"\nc", 1L))))
			.isEqualTo("Dealer,Count\nDIRECT,\n\"a,\"\"b\"\"\nc\",1\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+49", "-1", "@SUM(A1)", "|calc", "＝1", "＋1", "－1", "＠x" })
	void textThatLooksLikeAFormulaIsPrecededByAnApostrophe(String text) throws IOException {
		assertThat(csv(List.of(List.of(text, 1L)))).isEqualTo("Dealer,Count\n'" + text + ",1\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\t=1", "\r=1", "\n=1" })
	void whiteSpaceBeforeAFormulaDoesNotHideIt(String text) throws IOException {
		assertThat(csv(List.of(List.of(text, 1L)))).contains("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "00123", "1E5", "a=1", "'=1", "1-30", "" })
	void otherTextsAreAsTheyAre(String text) throws IOException {
		assertThat(csv(List.of(List.of(text, 1L)))).isEqualTo("Dealer,Count\n" + text + ",1\n");
	}

	@Test
	void negativeNumbersAndDaysAreAsTheyAre() throws IOException {
		assertThat(csv(List.of(List.of(-1L, new BigDecimal("-12500.000")), List.of(LocalDate.of(2026, 11, 19), 0L))))
			.isEqualTo("Dealer,Count\n-1,-12500.000\n2026-11-19,0\n");
	}

	private static String csv(List<List<@Nullable Object>> rows) throws IOException {
		StringWriter out = new StringWriter();
		List<FigureColumn> columns = List.of(new FigureColumn("dealer", "Dealer", ColumnKind.TEXT, null),
				new FigureColumn("count", "Count", ColumnKind.COUNT, "customers"));
		CsvReport.write(FigureTable.of(columns, rows), out);
		return out.toString();
	}

}
