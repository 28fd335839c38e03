package io.tidemark.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Everything that a key can ask for, and what its answers say in plain words.
 */
final class Figures {

	/** The formats of answers. */
	static final List<String> FORMATS = List.of("json", "csv", "html", "xlsx");

	/** The column of a workbook's cover with definitions. */
	private static final int DEFINITIONS = 2;

	private Figures() {
	}

	/**
	 * Return the paths of all KPIs, their histories and all series.
	 */
	static List<String> paths() {
		List<String> paths = new ArrayList<>();
		for (Kpi kpi : Catalogue.load().kpis()) {
			paths.add("/backend/kpi/" + kpi.path() + "/");
			paths.add("/backend/kpi/" + kpi.path() + "/history/");
		}
		for (Series series : Catalogue.load().series()) {
			paths.add("/analytics/" + series.name() + "/");
		}
		return paths;
	}

	/**
	 * Return what an answer says, without escapes of its format and without definitions,
	 * which say the same to everybody.
	 */
	static String words(Received answer) {
		String type = answer.require("Content-Type");
		if (type.contains("spreadsheet")) {
			return workbook(answer.body());
		}
		String text = answer.text();
		if (type.contains("html")) {
			return text.replaceAll("<style>[^<]*</style>|<p class=\"definition\">[^<]*</p>", "")
				.replace("&quot;", "\"")
				.replace("&#34;", "\"")
				.replace("&#39;", "'")
				.replace("&amp;", "&");
		}
		return text.replace("\\\"", "\"").replace("\"\"", "\"").replace("\\n", "\n");
	}

	private static String workbook(byte[] bytes) {
		StringJoiner words = new StringJoiner("\n");
		DataFormatter formatter = new DataFormatter(Locale.ROOT);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
			workbook.forEach((sheet) -> {
				words.add(sheet.getSheetName());
				boolean isCover = sheet.getSheetName().equals("Cover");
				sheet.forEach((row) -> row.forEach((cell) -> {
					if (!isCover || cell.getColumnIndex() != DEFINITIONS) {
						words.add(formatter.formatCellValue(cell));
					}
				}));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return words.toString();
	}

}
