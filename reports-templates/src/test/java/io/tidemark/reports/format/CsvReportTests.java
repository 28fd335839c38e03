package io.tidemark.reports.format;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigureTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@Test
	void agesAreWordsThatNoSpreadsheetTakesForDates() throws IOException {
		FigureColumn age = new FigureColumn("age", "Age", ColumnKind.AGE, null);
		StringWriter out = new StringWriter();
		CsvReport.write(FigureTable.of(List.of(age),
				InvoiceAge.labels().stream().map(Arrays::<@Nullable Object>asList).toList()), out);
		assertThat(out).hasToString("Age\nNot due\n1 to 30 days\n31 to 60 days\n61 to 90 days\nOver 90 days\n");
	}

	@Test
	void spreadsheetsOfOtherLanguagesGetTheirSeparators() throws IOException {
		List<List<@Nullable Object>> rows = List.of(List.of("a;b,c", new BigDecimal("-1234.500")),
				List.of("1.5", 1000L));
		assertThat(csv(rows, Map.of("bom", "true", "separator", ";", "decimal", ",")))
			.isEqualTo("\uFEFFDealer;Count\n\"a;b,c\";-1234,500\n1.5;1000\n");
		assertThat(csv(rows, Map.of("separator", "tab", "decimal", ",")))
			.isEqualTo("Dealer\tCount\na;b,c\t-1234,500\n1.5\t1000\n");
		assertThat(csv(rows, Map.of("separator", "|"))).isEqualTo("Dealer|Count\na;b,c|-1234.500\n1.5|1000\n");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = '~', textBlock = """
			bom       ~ yes ~ "bom must be one of 'true', 'false', not 'yes'."
			separator ~ :   ~ "separator must be one of ',', ';', 'tab', '|', not ':'."
			decimal   ~ ;   ~ "decimal must be one of '.', ',', not ';'."
			decimal   ~ ,   ~ "separator and decimal can't both be ',': use separator=; with decimal=,."
			""")
	void formatThatCanNotBeReadIsRefused(String name, String value, String sentence) {
		assertThatExceptionOfType(QueryInvalid.class).isThrownBy(() -> CsvFormat.of(Map.of(name, value)))
			.withMessage(sentence);
	}

	private static String csv(List<List<@Nullable Object>> rows) throws IOException {
		return csv(rows, Map.of());
	}

	private static String csv(List<List<@Nullable Object>> rows, Map<String, String> format) throws IOException {
		StringWriter out = new StringWriter();
		List<FigureColumn> columns = List.of(new FigureColumn("dealer", "Dealer", ColumnKind.TEXT, null),
				new FigureColumn("count", "Count", ColumnKind.COUNT, "customers"));
		CsvReport.write(FigureTable.of(columns, rows), CsvFormat.of(format), out);
		return out.toString();
	}

}
