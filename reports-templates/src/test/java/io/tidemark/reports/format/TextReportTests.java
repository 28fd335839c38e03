package io.tidemark.reports.format;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
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
 * How a table looks in a pipe and on terminals of some widths.
 */
class TextReportTests {

	private static final List<FigureColumn> COLUMNS = List.of(column("version", "Version", ColumnKind.TEXT),
			column("state", "State", ColumnKind.TEXT), column("decided_by", "Decided by", ColumnKind.TEXT),
			column("change", "Change", ColumnKind.AMOUNT), column("reason", "Held because", ColumnKind.TEXT));

	private static final FigureTable TABLE = FigureTable.of(COLUMNS,
			List.of(row("2026-11-21.1", "held", null, new BigDecimal("-12.500"),
					"customers fell from 1000 to 700, which is more than 20 percent"),
					row("2026-11-20.1", "published", null, new BigDecimal("3.000"), null)));

	@Test
	void pipeGetsAllInOneLine() throws IOException {
		assertThat(written(TextLayout.PLAIN)).isEqualTo(
				"""
						Version       State      Decided by   Change  Held because
						2026-11-21.1  held       -           -12.500  customers fell from 1000 to 700, which is more than 20 percent
						2026-11-20.1  published  -             3.000  -
						""");
	}

	@Test
	void sentenceGoesOnInTheNextLine() throws IOException {
		TextLayout layout = new TextLayout(80, true, false);
		assertThat(written(layout)).isEqualTo("""
				Version       State       Change  Held because
				2026-11-21.1  held       -12.500  customers fell from 1000 to 700, which is more
				                                  than 20 percent
				2026-11-20.1  published    3.000  -
				""");
		assertThat(TextReport.leftOut(TABLE, layout)).extracting(FigureColumn::label).containsExactly("Decided by");
	}

	@Test
	void columnsThatDoNotFitAreLeftOut() throws IOException {
		TextLayout layout = new TextLayout(40, true, false);
		assertThat(written(layout)).isEqualTo("""
				Version       State       Change
				2026-11-21.1  held       -12.500
				2026-11-20.1  published    3.000
				""");
		assertThat(TextReport.leftOut(TABLE, layout)).extracting(FigureColumn::label)
			.containsExactly("Decided by", "Held because");
	}

	@Test
	void firstColumnIsAlwaysThere() throws IOException {
		assertThat(written(new TextLayout(5, true, false))).isEqualTo("Version\n2026-11-21.1\n2026-11-20.1\n");
	}

	@ParameterizedTest
	@ValueSource(ints = { 12, 30, 34, 57, 58, 59, 60, 79, 80, 107, 108, 109, 200 })
	void noLineIsWiderThanTheTerminal(int width) throws IOException {
		assertThat(written(new TextLayout(width, true, false)).lines()).allMatch((line) -> line.length() <= width);
	}

	@Test
	void columnsThatAreChosenAreKeptHoweverWide() throws IOException {
		TextLayout layout = new TextLayout(40, false, false);
		assertThat(TextReport.leftOut(TABLE, layout)).isEmpty();
		assertThat(written(layout).lines().findFirst())
			.contains("Version       State      Decided by   Change  Held because");
	}

	@Test
	void wideTableIsThatOfThePipe() throws IOException {
		assertThat(written(new TextLayout(null, true, false))).isEqualTo(written(TextLayout.PLAIN));
		assertThat(written(new TextLayout(200, true, false))).isEqualTo(written(TextLayout.PLAIN));
	}

	@Test
	void coloursAreAroundWordsAndChangeNoColumn() throws IOException {
		String coloured = written(new TextLayout(null, false, true));
		assertThat(coloured).startsWith("\u001b[1mVersion\u001b[0m       \u001b[1mState\u001b[0m")
			.contains("\u001b[31mheld\u001b[0m       \u001b[2m-\u001b[0m", " \u001b[31m-12.500\u001b[0m  customers",
					"  published  ");
		assertThat(coloured.replaceAll("\u001b\\[\\d*m", "")).isEqualTo(written(TextLayout.PLAIN));
	}

	@Test
	void wordThatIsLongerThanItsColumnIsBroken() throws IOException {
		FigureTable table = FigureTable.of(List.of(column("url", "What", ColumnKind.TEXT)),
				List.of(row("see https://example.com/a/very/long/path")));
		StringWriter out = new StringWriter();
		TextReport.write(table, new TextLayout(24, true, false), out);
		assertThat(out.toString()).isEqualTo("What\nsee\nhttps://example.com/a/ve\nry/long/path\n");
	}

	private static String written(TextLayout layout) throws IOException {
		StringWriter out = new StringWriter();
		TextReport.write(TABLE, layout, out);
		return out.toString();
	}

	private static FigureColumn column(String name, String label, ColumnKind kind) {
		return new FigureColumn(name, label, kind, null);
	}

	private static List<@Nullable Object> row(@Nullable Object... values) {
		return Arrays.asList(values);
	}

}
