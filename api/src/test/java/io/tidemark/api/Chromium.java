package io.tidemark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Debian's Chromium, where it is installed, and the files that it downloads.
 */
final class Chromium {

	/** Below this a screen is a phone's. */
	private static final int PHONE = 500;

	private static final Path PROGRAM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private Chromium() {
	}

	static boolean isInstalled() {
		return Files.exists(PROGRAM) && Files.exists(DRIVER);
	}

	static void assumeInstalled() {
		assumeThat(isInstalled()).as("Chromium and its driver are installed").isTrue();
	}

	/**
	 * Open the overview.
	 * @param reader whose key is sent with each request
	 */
	static ChromeDriver open(int width, boolean isDark, boolean hasScripts, Caller reader, Path downloads) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(PROGRAM.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--window-size=" + Math.max(width, PHONE) + ",900");
		options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString(),
				"profile.managed_default_content_settings.javascript", hasScripts ? 1 : 2));
		LoggingPreferences complaints = new LoggingPreferences();
		complaints.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", complaints);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
		ChromeDriver browser = new ChromeDriver(service, options);
		browser.executeCdpCommand("Network.enable", Map.of());
		browser.executeCdpCommand("Network.setExtraHTTPHeaders",
				Map.of("headers", Map.of("Authorization", "Bearer " + reader.secret())));
		browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
				List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
		browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < PHONE));
		browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", width < PHONE));
		browser.get("http://127.0.0.1:" + RunningApi.shared().port() + "/");
		return browser;
	}

	/**
	 * Do what downloads a file, and wait for it.
	 */
	static Path download(Path folder, Runnable click) {
		List<Path> before = whole(folder);
		click.run();
		AtomicReference<Path> file = new AtomicReference<>();
		RunningApi.await(() -> {
			whole(folder).stream().filter((each) -> !before.contains(each)).findFirst().ifPresent(file::set);
			return file.get() != null;
		});
		return Objects.requireNonNull(file.get());
	}

	private static List<Path> whole(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().matches(".*\\.(csv|xlsx)")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<List<String>> readCsv(Path file) {
		try (Stream<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file).stream()) {
			return rows.map(CsvRecord::getFields).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a sheet of a workbook.
	 * @param sheet its number, counted from 0
	 */
	static List<List<String>> readXlsx(Path file, int sheet) {
		List<List<String>> rows = new ArrayList<>();
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
			workbook.getSheetAt(sheet).forEach((row) -> {
				List<String> cells = new ArrayList<>();
				for (int column = 0; column < row.getLastCellNum(); column++) {
					cells.add(text(row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)));
				}
				rows.add(cells);
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return rows;
	}

	private static String text(Cell cell) {
		if (cell.getCellType() != CellType.NUMERIC) {
			return cell.toString();
		}
		return DateUtil.isCellDateFormatted(cell) ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
				: Double.toString(cell.getNumericCellValue());
	}

	/**
	 * Return a value as pages, CSV and workbooks have it in common: numbers without
	 * commas and zeros at their end, and nothing for none.
	 */
	static String value(String text) {
		String plain = text.replace(",", "");
		if (plain.matches("-?[0-9]+(\\.[0-9]+)?(E[0-9]+)?")) {
			return new BigDecimal(plain).stripTrailingZeros().toPlainString();
		}
		return text.equals("\u2013") ? "" : text;
	}

}
