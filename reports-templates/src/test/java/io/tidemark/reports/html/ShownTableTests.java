package io.tidemark.reports.html;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of values as a reader sees them.
 */
class ShownTableTests {

	@ParameterizedTest
	@CsvSource({ "AMOUNT, 0.000, 0.000", "AMOUNT, 999.999, 999.999", "AMOUNT, 1000.000, '1,000.000'",
			"AMOUNT, -100.000, -100.000", "AMOUNT, -1000.000, '-1,000.000'", "MONEY, 1234567, '1,234,567'",
			"AMOUNT, 9999999999999999999.999, '9,999,999,999,999,999,999.999'", "MONEY, 1E+3, '1,000'",
			"RATIO, 0.051250, 5.13%", "RATIO, -0.000050, -0.01%", "RATIO, 12.345678, '1,234.57%'" })
	void decimalsAreGroupedByThousands(ColumnKind kind, BigDecimal value, String shown) {
		assertThat(ShownTable.text(value, column(kind, null))).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "999, 999", "1000, '1,000'", "-1234567, '-1,234,567'" })
	void countsAreGroupedByThousands(long value, String shown) {
		assertThat(ShownTable.text(value, column(ColumnKind.COUNT, null))).isEqualTo(shown);
	}

	@Test
	void textsAndDaysAreAsTheyAre() {
		assertThat(ShownTable.text("001234", column(ColumnKind.TEXT, null))).isEqualTo("001234");
		assertThat(ShownTable.text(1234567L, column(ColumnKind.TEXT, null))).isEqualTo("1234567");
		assertThat(ShownTable.text(LocalDate.of(2026, 11, 19), column(ColumnKind.DATE, null))).isEqualTo("2026-11-19");
	}

	@Test
	void ratioThatIsNoShareIsNoPercentage() {
		assertThat(ShownTable.text(new BigDecimal("7.218216"), column(ColumnKind.RATIO, "times"))).isEqualTo("7.22");
	}

	private static FigureColumn column(ColumnKind kind, @Nullable String unit) {
		return new FigureColumn("column", "Column", kind, unit);
	}

	@Test
	void nothingIsAnEnDash() {
		assertThat(ShownTable.text(null, column(ColumnKind.MONEY, null))).isEqualTo("–");
	}

}
