package io.tidemark.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a finance team asks each morning is answered by a few clicks from the overview,
 * which are counted, on a desk and on a phone, with scripts and without.
 */
@ParameterizedClass
@CsvSource({ "1280, false, true", "390, true, true", "1280, true, false", "390, false, false" })
class FinanceQuestionsIT {

	@TempDir
	private static Path downloads;

	private static Caller reader;

	private static @Nullable ChromeDriver browser;

	@Parameter(0)
	private int width;

	@Parameter(1)
	private boolean isDark;

	@Parameter(2)
	private boolean hasScripts;

	private int clicks;

	@BeforeAll
	static void start() {
		Chromium.assumeInstalled();
		reader = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@AfterParameterizedClassInvocation
	static void close() {
		if (browser != null) {
			browser.quit();
			browser = null;
		}
	}

	@BeforeEach
	void begin() {
		if (browser == null) {
			browser = Chromium.open(this.width, this.isDark, this.hasScripts, reader, downloads);
		}
		browser.get("http://127.0.0.1:" + RunningApi.shared().port() + "/");
	}

	@Test
	void whatIsOurMrrAndWhyDidItMove() {
		assertThat(texts(".card h3")).contains("MRR", "Net new MRR");
		click("nav.ways a[href*='interval=day']");
		WebElement cell = find("td.n a[href*='movement=']");
		String moved = Chromium.value(cell.getText());
		click(cell);
		assertThat(find("h1").getText()).startsWith("Movements");
		assertThat(column("Customer ID")).isNotEmpty().allMatch((each) -> each.matches("\\w.*"));
		assertThat(column("Cause")).isNotEmpty().allMatch((each) -> each.matches("[a-z ]+"));
		assertThat(sum(column("Amount")).setScale(2, RoundingMode.HALF_UP)).isEqualByComparingTo(moved);
		assertThat(this.clicks).isEqualTo(2);
	}

	@Test
	void whoOwesUs() {
		click(".card h3 a[href*='/invoices/aging']");
		assertThat(find("h1").getText()).startsWith("Invoices aging");
		List<String> outstanding = column("Outstanding");
		click("td a[href*='/debtors']");
		assertThat(find("h1").getText()).startsWith("Debtors");
		assertThat(column("Customer ID")).isNotEmpty().doesNotHaveDuplicates();
		String age = texts(".chips li").stream().filter((chip) -> chip.startsWith("Age")).findFirst().orElseThrow();
		assertThat(age).isNotEmpty();
		assertThat(outstanding).isNotEmpty();
		assertThat(this.clicks).isEqualTo(2);
	}

	@Test
	void whatChangedSinceYesterday() {
		assertThat(texts(".changes li")).anyMatch((change) -> change.contains("since 8 Apr"));
		List<String> customers = column("Customer");
		assertThat(customers).isNotEmpty();
		click(".more a[href*='/movements']");
		assertThat(column("Customer ID")).containsAll(customers);
		assertThat(column("Date")).containsOnly(column("Date").get(0));
		assertThat(this.clicks).isEqualTo(1);
	}

	@Test
	void howTheseTwoDealersCompare() {
		click("nav.ways a[href*='groupBy=dealer']");
		click("input[value='NORTH']");
		click("input[value='D,comma']");
		click("form.filters button");
		RunningApi.await(() -> String.valueOf(browser().getCurrentUrl()).contains("dealerCode=NORTH"));
		assertThat(texts(".chips li").toString()).contains("(NORTH)", "(D,comma)");
		assertThat(column("Customer Dealer")).contains("NORTH", "D,comma").containsOnly("NORTH", "D,comma");
		assertThat(texts(".keys li").toString()).contains("NORTH", "D,comma");
		assertThat(this.clicks).isEqualTo(4);
	}

	@Test
	void lastYearByMonthInASheet() {
		click("nav.site a[href*='/analytics/']");
		click(".presets a[href*='dateTo=2024-12-31']");
		List<String> revenue = column("Revenue");
		Path file = Chromium.download(downloads, () -> click(".formats a[href*='outputMode=xlsx']"));
		List<List<String>> rows = Chromium.readXlsx(file, 1);
		assertThat(rows.get(0)).startsWith("Date", "Currency Code", "Revenue");
		assertThat(rows).extracting((row) -> row.get(0)).containsOnly("Date", "2024-12-31");
		assertThat(rows).extracting((row) -> Chromium.value(row.get(2)))
			.containsExactlyInAnyOrderElementsOf(
					Stream.concat(Stream.of("Revenue"), revenue.stream().map(Chromium::value)).toList());
		assertThat(this.clicks).isEqualTo(3);
	}

	private static BigDecimal sum(List<String> amounts) {
		return amounts.stream().map(Chromium::value).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private void click(String selector) {
		click(find(selector));
	}

	private void click(WebElement element) {
		this.clicks++;
		element.click();
	}

	private static ChromeDriver browser() {
		return Objects.requireNonNull(browser);
	}

	private static WebElement find(String selector) {
		return browser().findElement(By.cssSelector(selector));
	}

	private static List<String> texts(String selector) {
		return browser().findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

	/**
	 * Return the cells below a heading, of the first table that has it.
	 */
	private static List<String> column(String heading) {
		for (WebElement table : browser().findElements(By.tagName("table"))) {
			int at = table.findElements(By.cssSelector("thead th"))
				.stream()
				.map((head) -> head.getText().replaceAll("\\s+", " "))
				.toList()
				.indexOf(heading) + 1;
			if (at > 0) {
				return table.findElements(By.cssSelector("tbody tr > :nth-child(" + at + ")"))
					.stream()
					.map(WebElement::getText)
					.toList();
			}
		}
		throw new AssertionError("No table has the column " + heading);
	}

}
