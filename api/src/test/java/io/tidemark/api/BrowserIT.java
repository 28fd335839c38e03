package io.tidemark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a finance team does on the pages, done in Chromium where it is installed.
 */
class BrowserIT {

	/** The tags of axe that laws and habits ask for. */
	private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	/** Three weeks, each day of which has a row. */
	private static final String PERIOD = "analytics/subscription-revenue?currency=GBP&dateFrom=2025-03-20"
			+ "&dateTo=2025-04-09&outputMode=html";

	@TempDir
	private static Path downloads;

	private static Caller reader;

	@BeforeAll
	static void start() {
		Chromium.assumeInstalled();
		reader = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@AfterAll
	static void requireWhereItMustRun() {
		assertThat(System.getenv("CI") == null || Chromium.isInstalled()).as("CI has a browser").isTrue();
	}

	private static ChromeDriver open(int width, boolean isDark, boolean hasScripts) {
		return Chromium.open(width, isDark, hasScripts, reader, downloads);
	}

	@ParameterizedTest
	@CsvSource({ "1280, false, true", "1280, true, true", "390, false, true", "390, true, true", "1280, false, false",
			"390, true, false" })
	void fromTheOverviewToTheCustomerAndTheCauseInTwoClicks(int width, boolean isDark, boolean hasScripts) {
		ChromeDriver browser = open(width, isDark, hasScripts);
		try {
			assertThat(browser.findElement(By.tagName("h1")).getText()).startsWith("Overview");
			choose(browser, "dateFrom", "-12m", hasScripts);
			assertThat(browser.getCurrentUrl()).contains("dateFrom=-12m");
			WebElement bar = browser.findElement(By.cssSelector(hasScripts ? ".keys a[href*='movement=']"
					: "svg a[href*='movement=churn'], svg a[href*='movement=new']"));
			String href = bar.getDomAttribute("href");
			bar.sendKeys(Keys.ENTER);
			assertThat(browser.getCurrentUrl()).endsWith(String.valueOf(href));
			assertThat(browser.findElement(By.tagName("h1")).getText()).startsWith("Movements");
			assertThat(texts(browser, "thead th")).contains("Customer ID", "Cause");
			browser.findElement(By.cssSelector("td a[href*='customerId=']")).click();
			assertThat(texts(browser, ".chips li").toString()).contains("Customer ");
			browser.findElement(By.cssSelector(".chips a[href]:not([href*='customerId'])")).click();
			assertThat(texts(browser, ".chips li").toString()).doesNotContain("Customer ");
			browser.findElement(By.cssSelector(".brand a")).click();
			assertThat(browser.findElement(By.tagName("h1")).getText()).startsWith("Overview");
		}
		finally {
			browser.quit();
		}
	}

	private static void choose(ChromeDriver browser, String field, String value, boolean hasScripts) {
		WebElement form = browser.findElement(By.cssSelector("form.filters"));
		new Select(form.findElement(By.name(field))).selectByValue(value);
		if (!hasScripts) {
			form.findElement(By.tagName("button")).click();
		}
		RunningApi.await(() -> String.valueOf(browser.getCurrentUrl()).contains(field + "="));
	}

	private static List<String> texts(ChromeDriver browser, String selector) {
		return browser.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

	@ParameterizedTest
	@CsvSource({ "1280, false", "1280, true", "390, false", "390, true" })
	void axeFindsNothingAndNoPageIsWiderThanTheScreen(int width, boolean isDark) {
		ChromeDriver browser = open(width, isDark, true);
		try {
			String home = browser.getCurrentUrl();
			for (String path : List.of("", "analytics/subscription-revenue?dateFrom=-89d&outputMode=html",
					"analytics/subscription-revenue?groupBy=dealer&dateFrom=-29d&compare=before&outputMode=html",
					"analytics/subscription-metrics?chart=arpa&outputMode=html", "analytics/movements?outputMode=html",
					"analytics/debtors?outputMode=html", "analytics/cohorts?outputMode=html",
					"backend/kpi/invoices/aging/?outputMode=html", "backend/kpi/invoices/byMonth/?outputMode=html",
					"backend/kpi/customers/byStatus/history/?outputMode=html", "definitions/",
					"snapshots/?outputMode=html")) {
				browser.get(home + path);
				requireAccessible(browser, path);
			}
			requireNoViolation(browser);
		}
		finally {
			browser.quit();
		}
	}

	@ParameterizedTest
	@CsvSource({ "1280, false, true", "390, true, true", "1280, true, false", "390, false, false" })
	void readerSignsInOnceAndAsksByFormsUntilSigningOut(int width, boolean isDark, boolean hasScripts) {
		ChromeDriver browser = open(width, isDark, hasScripts);
		try {
			browser.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
			browser.get(browser.getCurrentUrl() + "?dateFrom=-29d");
			requireAccessible(browser, "form to sign in");
			browser.findElement(By.name("key")).sendKeys(reader.secret(), Keys.ENTER);
			RunningApi.await(() -> !browser.findElements(By.cssSelector(".visitor button")).isEmpty());
			assertThat(browser.getCurrentUrl()).endsWith("/?dateFrom=-29d");
			requireAccessible(browser, "overview of a session");
			choose(browser, "currency", "EUR", hasScripts);
			assertThat(texts(browser, ".visitor").toString()).contains("Signed in as");
			browser.findElement(By.cssSelector(".visitor button")).click();
			RunningApi.await(() -> browser.findElements(By.cssSelector(".visitor button")).isEmpty());
			requireAccessible(browser, "page after signing out");
			assertThat(browser.findElements(By.cssSelector(".value"))).isEmpty();
		}
		finally {
			browser.quit();
		}
	}

	private static void requireAccessible(ChromeDriver browser, String page) {
		List<Rule> found = new AxeBuilder().withTags(RULES).analyze(browser).getViolations();
		assertThat(found).as(page)
			.extracting((rule) -> rule.getId() + " "
					+ rule.getNodes().stream().limit(2).map((node) -> node.getHtml()).toList())
			.isEmpty();
		assertThat((Boolean) browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
			.as(page)
			.isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "1280, false", "390, true" })
	void chartTellsTheValuesOfTheDayAtThePointerAndOfTheOneThatArrowsReach(int width, boolean isDark) {
		ChromeDriver browser = open(width, isDark, true);
		try {
			browser.get(browser.getCurrentUrl() + PERIOD);
			List<List<String>> rows = browser.findElements(By.cssSelector("tbody tr"))
				.stream()
				.map((row) -> row.findElements(By.tagName("td")).stream().map(WebElement::getText).toList())
				.toList();
			WebElement chart = browser.findElement(By.cssSelector(".live"));
			assertThat(readout(browser)).startsWith("9 Apr 2025").contains("Revenue " + rows.get(0).get(2));
			pointAt(browser, parts(browser).get(0), 0.5, 0.5).perform();
			assertThat(readout(browser)).startsWith("30 Mar 2025").contains("Revenue 259.08", "Expansion +15.00");
			chart.sendKeys(Keys.HOME);
			assertThat(readout(browser)).startsWith("20 Mar 2025").contains("Revenue " + rows.get(20).get(2));
			chart.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
			assertThat(browser.findElement(By.cssSelector("figure [aria-live]")).getDomProperty("textContent"))
				.startsWith("22 Mar 2025: Revenue " + rows.get(18).get(2));
			requireNoViolation(browser);
		}
		finally {
			browser.quit();
		}
	}

	/**
	 * Return where the lines and the bars are drawn.
	 */
	private static List<WebElement> parts(ChromeDriver browser) {
		List<WebElement> parts = browser.findElements(By.cssSelector(".u-over"));
		browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", parts.get(0));
		return parts;
	}

	/**
	 * Point at a place in an element, given as shares of its width and height.
	 */
	private static Actions pointAt(ChromeDriver browser, WebElement element, double across, double down) {
		Dimension size = element.getSize();
		return new Actions(browser).moveToElement(element, (int) Math.round((across - 0.5) * size.width),
				(int) Math.round((down - 0.5) * size.height));
	}

	private static String readout(ChromeDriver browser) {
		return browser.findElement(By.cssSelector(".keys")).getText().replace("\n", " ");
	}

	@ParameterizedTest
	@CsvSource({ "1280, false", "390, true" })
	void chartIsZoomedByItsKeysAndThePageThenAskedForThoseDays(int width, boolean isDark) {
		ChromeDriver browser = open(width, isDark, true);
		try {
			browser.get(browser.getCurrentUrl() + PERIOD);
			WebElement chart = browser.findElement(By.cssSelector(".live"));
			chart.sendKeys("+");
			assertThat(texts(browser, ".zoomed span")).containsExactly("25 Mar 2025 to 9 Apr 2025");
			requireAccessible(browser, "chart that is zoomed");
			chart.sendKeys(Keys.ESCAPE);
			assertThat(browser.findElement(By.cssSelector(".zoomed")).isDisplayed()).isFalse();
			chart.sendKeys("+");
			browser.findElement(By.cssSelector(".zoomed button:last-child")).click();
			RunningApi.await(() -> String.valueOf(browser.getCurrentUrl()).contains("dateFrom=2025-03-25"));
			assertThat(browser.findElements(By.cssSelector("tbody tr"))).hasSize(16);
			assertThat(readout(browser)).startsWith("9 Apr 2025");
			requireNoViolation(browser);
		}
		finally {
			browser.quit();
		}
	}

	@Test
	void draggingOverAChartZoomsItAndAClickOnABarLeadsToItsMovements() {
		ChromeDriver browser = open(1280, false, true);
		try {
			browser.get(browser.getCurrentUrl() + PERIOD);
			WebElement lines = parts(browser).get(0);
			pointAt(browser, lines, 0.25, 0.5).clickAndHold().perform();
			pointAt(browser, lines, 0.75, 0.5).release().perform();
			assertThat(texts(browser, ".zoomed span")).containsExactly("25 Mar 2025 to 4 Apr 2025");
			assertThat(browser.getCurrentUrl()).endsWith(PERIOD);
			browser.findElement(By.cssSelector(".zoomed button")).click();
			// The 14th of 21 days lost 30.42, and another one gained 15.
			pointAt(browser, parts(browser).get(1), 13.5 / 21, (15 + 20) / (15 + 30.42)).click().perform();
			assertThat(browser.getCurrentUrl()).contains("dateFrom=2025-04-02", "movement=contraction");
			assertThat(texts(browser, "tbody tr").toString()).contains("weekly_and_daily_plans");
			assertThat(browser.findElement(By.tagName("h1")).getText()).startsWith("Movements");
		}
		finally {
			browser.quit();
		}
	}

	/**
	 * Require that the browser had nothing to complain about, a violation of the
	 * Content-Security-Policy above all.
	 */
	private static void requireNoViolation(ChromeDriver browser) {
		assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).extracting(LogEntry::getMessage).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1280, false, true", "390, true, true", "1280, true, false", "390, false, false" })
	void downloadsHaveWhatThePageShows(int width, boolean isDark, boolean hasScripts) throws Exception {
		ChromeDriver browser = open(width, isDark, hasScripts);
		try {
			browser.get(browser.getCurrentUrl()
					+ "analytics/subscription-revenue?currency=GBP&dateFrom=-29d&outputMode=html");
			List<String> heads = texts(browser, "thead th").stream().map(BrowserIT::plain).toList();
			List<String> shown = cells(browser);
			List<List<String>> csv = Chromium.readCsv(download(browser, "csv"));
			assertThat(csv.get(0)).hasSameSizeAs(heads);
			assertThat(values(csv)).containsExactlyInAnyOrderElementsOf(shown);
			List<List<String>> sheet = Chromium.readXlsx(download(browser, "xlsx"), 1);
			assertThat(sheet.get(0)).containsExactlyElementsOf(heads);
			assertThat(values(sheet.subList(0, csv.size()))).containsExactlyInAnyOrderElementsOf(shown);
		}
		finally {
			browser.quit();
		}
	}

	/**
	 * Return a heading without the arrow that says how its column is sorted, which a
	 * browser does not tell as text, and without line breaks.
	 */
	private static String plain(String heading) {
		return heading.replaceAll("\\s+", " ");
	}

	/**
	 * Return what the cells have that are not empty.
	 */
	private static List<String> cells(ChromeDriver browser) {
		return texts(browser, "tbody td").stream().map(Chromium::value).filter((value) -> !value.isEmpty()).toList();
	}

	private static List<String> values(List<List<String>> rows) {
		return rows.stream()
			.skip(1)
			.flatMap(List::stream)
			.map(Chromium::value)
			.filter((value) -> !value.isEmpty())
			.toList();
	}

	private static Path download(ChromeDriver browser, String mode) {
		return Chromium.download(downloads,
				() -> browser.findElement(By.cssSelector(".formats a[href*='outputMode=" + mode + "']")).click());
	}

}
