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

	static final String COUNT_FORMAT = "#,##0";

	private static final String TEXT_FORMAT = "@";

	private final Map<String, CellStyle> styles = new HashMap<>();

	private final Workbook workbook;

	private final SheetLanguage language;

	CellStyles(Workbook workbook, SheetLanguage language) {
		this.workbook = workbook;
		this.language = language;
	}

	CellStyle header(boolean dimension) {
		return text("header " + dimension, (style) -> {
			style.setFont(font((font) -> font.setBold(true)));
			style.setBorderBottom(BorderStyle.THIN);
			style.setWrapText(true);
			if (dimension) {
				style.setAlignment(HorizontalAlignment.LEFT);
			}
			else {
				alignRight(style);
			}
		});
	}

	CellStyle title() {
		return text("title", (style) -> {
			style.setFont(font((font) -> {
				font.setBold(true);
				font.setFontHeightInPoints((short) 16);
			}));
			style.setQuotePrefixed(true);
		});
	}

	CellStyle label() {
		return text("label", (style) -> style.setFont(font((font) -> font.setBold(true))));
	}

	CellStyle link() {
		return text("link", (style) -> {
			style.setFont(font((font) -> {
				font.setUnderline(Font.U_SINGLE);
				font.setColor(IndexedColors.BLUE.getIndex());
			}));
			style.setQuotePrefixed(true);
			style.setVerticalAlignment(VerticalAlignment.TOP);
		});
	}

	CellStyle wrapped() {
		return text("wrapped", (style) -> {
			style.setWrapText(true);
			style.setQuotePrefixed(true);
			style.setVerticalAlignment(VerticalAlignment.TOP);
		});
	}

	CellStyle text(boolean isFormulaLike) {
		return text("text " + isFormulaLike, (style) -> {
			if (isFormulaLike) {
				style.setQuotePrefixed(true);
			}
		});
	}

	CellStyle numberAsText() {
		return text("number as text", CellStyles::alignRight);
	}

	/**
	 * Return how days are written.
	 */
	String dayFormat() {
		return this.language.say("format.day");
	}

	CellStyle day() {
		return style("day", dayFormat(), (style) -> style.setAlignment(HorizontalAlignment.LEFT));
	}

	CellStyle second() {
		return style("second", this.language.say("format.second"),
				(style) -> style.setAlignment(HorizontalAlignment.LEFT));
	}

	CellStyle rowCount() {
		return style("row count", COUNT_FORMAT, (style) -> {
			style.setAlignment(HorizontalAlignment.LEFT);
			style.setVerticalAlignment(VerticalAlignment.TOP);
		});
	}

	CellStyle number(String format) {
		return style("number " + format, format, CellStyles::alignRight);
	}

	CellStyle total(String format) {
		return style("total " + format, format, (style) -> {
			style.setFont(font((font) -> font.setBold(true)));
			style.setBorderTop(BorderStyle.THIN);
			alignRight(style);
		});
	}

	CellStyle totalLabel() {
		return text("total", (style) -> {
			style.setFont(font((font) -> font.setBold(true)));
			style.setBorderTop(BorderStyle.THIN);
		});
	}

	/**
	 * Align to the right, with room to a text that follows.
	 */
	private static void alignRight(CellStyle style) {
		style.setAlignment(HorizontalAlignment.RIGHT);
		style.setIndention((short) 1);
	}

	private Font font(Consumer<Font> look) {
		XSSFFont font = (XSSFFont) this.workbook.createFont();
		font.setFamily(FontFamily.SWISS);
		font.setScheme(FontScheme.MINOR);
		look.accept(font);
		return font;
	}

	private CellStyle text(String name, Consumer<CellStyle> look) {
		return style(name, TEXT_FORMAT, look);
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
