package io.tidemark.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages for those who use a keyboard, a screen reader or paper.
 */
class EverybodysPagesIT {

	private static final String FIGURE = "analytics/subscription-revenue?currency=GBP&dateFrom=-6d&outputMode=html";

	/** What stands on each page: its controls, but those of a date. */
	private static final String TAB_STOPS = "a[href]:not([tabindex='-1']), button, input:not([type='hidden']), select, "
			+ "summary, [tabindex='0']";

	/** Presses of the key that are more than any of the pages needs. */
	private static final int MOST_TABS = 400;

	@TempDir
	private static Path downloads;

	private static ChromeDriver browser;

	private static String home;

	@BeforeAll
	static void open() {
		Chromium.assumeInstalled();
		Caller reader = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		browser = Chromium.open(1280, false, true, reader, downloads);
		home = "http://127.0.0.1:" + RunningApi.shared().port() + "/";
	}

	@AfterAll
	static void close() {
		if (browser != null) {
			browser.quit();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "?dateFrom=-6d", FIGURE, "sign-in", "analytics/movements?colour=red&outputMode=html" })
	void tabGoesThroughAllControlsAndShowsWhereItIs(String path) {
		browser.get(home + path);
		Set<String> reached = new LinkedHashSet<>();
		for (int tab = 0; tab < MOST_TABS; tab++) {
			browser.switchTo().activeElement().sendKeys(Keys.TAB);
			String place = String.valueOf(browser.executeScript("""
					const at = document.activeElement;
					if (at === document.body) {
						return "";
					}
					const style = getComputedStyle(at);
					const shape = at.querySelector(":scope > rect");
					const isSeen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1)
						|| (shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 1.5);
					const all = [...document.querySelectorAll(arguments[0])];
					return all.indexOf(at) + (isSeen ? "" : " unseen: " + at.outerHTML.slice(0, 100));
					""", TAB_STOPS));
			if (place.isEmpty() || (place.equals("0") && reached.size() > 1)) {
				break;
			}
			reached.add(place);
		}
		long stops = (Long) browser.executeScript("""
				return [...document.querySelectorAll(arguments[0])].filter((each) => each.checkVisibility()).length;
				""", TAB_STOPS);
		assertThat(reached).allMatch((place) -> place.matches("[0-9]+"), "is seen").hasSize((int) stops);
	}

	@Test
	void firstTabSkipsToTheContent() {
		browser.get(home + FIGURE);
		browser.switchTo().activeElement().sendKeys(Keys.TAB);
		assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Skip to the content");
		assertThat(browser.switchTo().activeElement().getSize().getHeight()).isGreaterThanOrEqualTo(24);
		browser.switchTo().activeElement().sendKeys(Keys.ENTER);
		assertThat(browser.executeScript("return document.activeElement.id")).isEqualTo("main");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", FIGURE, "backend/kpi/invoices/aging/?outputMode=html", "definitions/",
			"snapshots/?outputMode=html" })
	void screenReaderFindsItsWay(String path) {
		browser.get(home + path);
		List<Node> nodes = tree();
		assertThat(named(nodes, "navigation")).contains("Site").doesNotContain("").doesNotHaveDuplicates();
		assertThat(nodes).extracting(Node::role).contains("banner", "main");
		int before = 0;
		for (Node heading : nodes.stream().filter((node) -> node.role().equals("heading")).toList()) {
			assertThat(heading.level()).as(heading.name()).isBetween(1, before + 1);
			before = heading.level();
		}
		assertThat(nodes).filteredOn((node) -> node.role().equals("heading") && node.level() == 1).hasSize(1);
		assertThat(named(nodes, "table")).doesNotContain("");
		assertThat(nodes).filteredOn((node) -> node.role().matches("link|button|combobox|textbox|Date|checkbox"))
			.extracting(Node::name)
			.as("controls")
			.doesNotContain("");
	}

	private static List<String> named(List<Node> nodes, String role) {
		return nodes.stream().filter((node) -> node.role().equals(role)).map(Node::name).toList();
	}

	@Test
	void chipsSayThatTheyRemoveAndDrawingsWhatTheyShow() {
		browser.get(home + FIGURE);
		List<Node> nodes = tree();
		assertThat(named(nodes, "link")).contains("From 2025-04-03 : remove", "Currency GBP : remove");
		assertThat(named(nodes, "columnheader")).anyMatch((name) -> name.startsWith("Date"));
		String last = browser.findElement(By.cssSelector("tbody td.n")).getText();
		assertThat(nodes).extracting(Node::name)
			.anyMatch((name) -> name.contains("Revenue in GBP") && name.contains(last));
	}

	@SuppressWarnings("unchecked")
	private static List<Node> tree() {
		List<Node> nodes = new ArrayList<>();
		Map<String, Object> tree = browser.executeCdpCommand("Accessibility.getFullAXTree", Map.of());
		for (Map<String, Object> node : (List<Map<String, Object>>) tree.getOrDefault("nodes", List.of())) {
			if (!Boolean.TRUE.equals(node.get("ignored"))) {
				List<Map<String, Object>> properties = (List<Map<String, Object>>) node.getOrDefault("properties",
						List.of());
				int level = properties.stream()
					.filter((property) -> "level".equals(property.get("name")))
					.mapToInt((property) -> Integer.parseInt(value(property)))
					.findFirst()
					.orElse(0);
				nodes.add(new Node(value(node, "role"), value(node, "name"), level));
			}
		}
		return nodes;
	}

	@SuppressWarnings("unchecked")
	private static String value(Map<String, Object> node, String name) {
		Map<String, Object> value = (Map<String, Object>) node.getOrDefault(name, Map.of());
		return String.valueOf(value.getOrDefault("value", "")).strip();
	}

	private static String value(Map<String, Object> property) {
		return value(property, "value");
	}

	@ParameterizedTest
	@CsvSource({ "'', 703, false", "analytics/cohorts?outputMode=html, 1032, true",
			"analytics/subscription-metrics?groupBy=dealer&outputMode=html, 1032, true",
			"analytics/subscription-revenue?outputMode=html&itemsPerPage=500, 1032, true",
			"backend/kpi/invoices/aging/?outputMode=html, 703, false" })
	void paperHasTheWholeTableAndNoControls(String path, int width, boolean isAcross) {
		browser.get(home + path);
		List<String> boxes = mediaBoxes();
		assertThat(boxes).isNotEmpty().allMatch((box) -> isAcross == box.startsWith("841"), "across: " + isAcross);
		browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
		browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
		try {
			assertThat(browser.executeScript("""
					return [...document.querySelectorAll("nav, form, button, .skip, .visitor, .index")]
						.filter((each) => each.checkVisibility() && each.getClientRects().length
							&& each.innerText.trim() && !each.matches(".pages"))
						.map((each) => each.outerHTML.slice(0, 80));
					""")).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
			assertThat((Boolean) browser
				.executeScript("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
				.as("fits")
				.isTrue();
			String text = browser.findElement(By.tagName("body")).getText();
			assertThat(text).contains("2025-04-09", "2025-04-10 01:30:00 UTC", "2025-04-09.1");
		}
		finally {
			browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
			browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
					Map.of("width", 1280, "height", 900, "deviceScaleFactor", 1, "mobile", false));
		}
	}

	/**
	 * Print, and return the widths and heights of the sheets.
	 */
	private static List<String> mediaBoxes() {
		Map<String, Object> pdf = browser.executeCdpCommand("Page.printToPDF",
				Map.of("preferCSSPageSize", true, "paperWidth", 8.27, "paperHeight", 11.69));
		String text = new String(Base64.getDecoder().decode(String.valueOf(pdf.get("data"))),
				StandardCharsets.ISO_8859_1);
		List<String> boxes = new ArrayList<>();
		Matcher box = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+ [0-9.]+)\\]").matcher(text);
		while (box.find()) {
			boxes.add(box.group(1));
		}
		return boxes;
	}

	/**
	 * What a screen reader knows.
	 *
	 * @param level of a heading, else 0
	 */
	private record Node(String role, String name, int level) {
	}

}
