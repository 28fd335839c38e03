package io.tidemark.reports.xlsx;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.reports.text.CleanText;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/**
 * The table that Excel sees in a sheet: named, banded, with a filter in each header.
 */
final class DataTable {

	private static final String STYLE = "TableStyleLight1";

	private static final int MAX_HEADER = 255;

	private DataTable() {
	}

	/**
	 * Return the headers of a table. They are the columns' labels, unless one is empty,
	 * too long or taken, which a table refuses.
	 */
	static List<String> headers(List<FigureColumn> columns) {
		Set<String> taken = new HashSet<>();
		return columns.stream().map((column) -> header(column.label(), taken)).toList();
	}

	private static String header(String label, Set<String> taken) {
		String words = CleanText.withoutControls(label);
		String legal = words.isBlank() ? "Column" : words;
		String header = cut(legal, "");
		for (int number = 2; !taken.add(header.toLowerCase(Locale.ROOT)); number++) {
			header = cut(legal, " (" + number + ")");
		}
		return header;
	}

	private static String cut(String text, String suffix) {
		int end = MAX_HEADER - suffix.length();
		if (text.length() <= end) {
			return text + suffix;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + suffix;
	}

	/**
	 * Declare the cells of a sheet, from its first one on, a table.
	 * @param rows how many rows there are, the header included; a table without data has
	 * an empty row
	 */
	static void add(XSSFSheet sheet, String name, List<String> headers, int rows) {
		AreaReference area = new AreaReference(new CellReference(0, 0),
				new CellReference(Math.max(rows, 2) - 1, headers.size() - 1), SpreadsheetVersion.EXCEL2007);
		XSSFTable table = sheet.createTable(area);
		table.setName(name);
		table.setDisplayName(name);
		CTTable details = table.getCTTable();
		List<CTTableColumn> columns = details.getTableColumns().getTableColumnList();
		for (int index = 0; index < headers.size(); index++) {
			columns.get(index).setName(CellText.stored(headers.get(index)));
		}
		details.addNewAutoFilter().setRef(details.getRef());
		CTTableStyleInfo style = details.addNewTableStyleInfo();
		style.setName(STYLE);
		style.setShowRowStripes(true);
	}

}
