package io.tidemark.reports.xlsx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FontFamily;
import org.apache.poi.ss.usermodel.FontScheme;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFFont;

/**
 * The looks of cells, each made once per workbook.
 */
final class CellStyles {

	private static final String TEXT_FORMAT = "@";

	private final Map<String, CellStyle> styles = new HashMap<>();

	private final Workbook workbook;

	CellStyles(Workbook workbook) {
		this.workbook = workbook;
	}

	CellStyle header(boolean dimension) {
		return style("header " + dimension, TEXT_FORMAT, (style) -> {
			Font bold = font();
			bold.setBold(true);
			style.setFont(bold);
			style.setBorderBottom(BorderStyle.THIN);
			style.setAlignment(dimension ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
		});
	}

	CellStyle title() {
		return style("title", TEXT_FORMAT, (style) -> {
			Font large = font();
			large.setBold(true);
			large.setFontHeightInPoints((short) 16);
			style.setFont(large);
			style.setQuotePrefixed(true);
		});
	}

	CellStyle label() {
		return style("label", TEXT_FORMAT, (style) -> {
			Font bold = font();
			bold.setBold(true);
			style.setFont(bold);
		});
	}

	CellStyle link() {
		return style("link", TEXT_FORMAT, (style) -> {
			Font blue = font();
			blue.setUnderline(Font.U_SINGLE);
			blue.setColor(IndexedColors.BLUE.getIndex());
			style.setFont(blue);
			style.setQuotePrefixed(true);
			style.setVerticalAlignment(VerticalAlignment.TOP);
		});
	}

	CellStyle wrapped() {
		return style("wrapped", TEXT_FORMAT, (style) -> {
			style.setWrapText(true);
			style.setQuotePrefixed(true);
			style.setVerticalAlignment(VerticalAlignment.TOP);
		});
	}

	CellStyle day() {
		return style("day", CellWriter.DAY_FORMAT, (style) -> style.setAlignment(HorizontalAlignment.LEFT));
	}

	CellStyle rowCount() {
		return style("row count", CellWriter.COUNT_FORMAT, (style) -> {
			style.setAlignment(HorizontalAlignment.LEFT);
			style.setVerticalAlignment(VerticalAlignment.TOP);
		});
	}

	CellStyle text() {
		return style("text", TEXT_FORMAT, (style) -> {
		});
	}

	CellStyle formulaLikeText() {
		return style("formula-like text", TEXT_FORMAT, (style) -> style.setQuotePrefixed(true));
	}

	CellStyle numberAsText() {
		return style("number as text", TEXT_FORMAT, (style) -> style.setAlignment(HorizontalAlignment.RIGHT));
	}

	CellStyle number(String format) {
		return style("number " + format, format, (style) -> {
		});
	}

	private Font font() {
		XSSFFont font = (XSSFFont) this.workbook.createFont();
		font.setFamily(FontFamily.SWISS);
		font.setScheme(FontScheme.MINOR);
		return font;
	}

	private CellStyle style(String name, String format, Consumer<CellStyle> look) {
		return this.styles.computeIfAbsent(name, (key) -> {
			CellStyle style = this.workbook.createCellStyle();
			style.setDataFormat(this.workbook.createDataFormat().getFormat(format));
			look.accept(style);
			return style;
		});
	}

}
