package io.tidemark.reports.html;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.snapshot.ContentHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the pages.
 */
class HtmlReportTests {

	private static final Pattern ASSETS = Pattern.compile("/assets/[0-9a-f]+/");

	private static final String SCRIPT = "<script>alert(1)</script>";

	private static final List<FigureColumn> COLUMNS = List.of(
			new FigureColumn("dealer", "Dealer & Co", ColumnKind.TEXT, null),
			new FigureColumn("date", "Date", ColumnKind.DATE, null),
			new FigureColumn("count", "Count", ColumnKind.COUNT, "invoices"),
			new FigureColumn("amount", "Amount", ColumnKind.AMOUNT, "currency"),
			new FigureColumn("ratio", "Share", ColumnKind.RATIO, null));

	@Test
	void figureIsWrittenWithItsSurroundings() throws IOException {
		TablePage page = page(
				FigureTable.of(COLUMNS, List.of(
						Arrays.asList(SCRIPT, LocalDate.of(2026, 11, 19), 1250L, new BigDecimal("12500.000"),
								new BigDecimal("0.051250")),
						Arrays.asList("\"O'Brien\" & söhne 😀", null, -1L, new BigDecimal("-0.001"), null),
						Arrays.asList(null, null, 0L, new BigDecimal("123456789012345678.123"), BigDecimal.ONE))),
				"?idAfter=0&limit=3", "?idAfter=6&limit=3");
		assertThat(stable(html(page))).isEqualTo(golden("figure"));
	}

	@Test
	void figureWithoutRowsSaysSo() throws IOException {
		assertThat(html(page(FigureTable.of(COLUMNS, List.of()), null, null)))
			.contains("<td class=\"none\" colspan=\"5\">No rows.</td>")
			.doesNotContain("class=\"pages\"");
	}

	@Test
	void errorHasTheLinesOfTheReference() throws IOException {
		assertThat(stable(html(new ErrorPage("Invalid KPI type", 400001,
				"Valid KPI types for customers are: null, byStatus, byDealer"))))
			.isEqualTo(golden("error"));
	}

	@Test
	void whoIsSignedInIsShownWithTheWayOut() throws IOException {
		StringWriter out = new StringWriter();
		HtmlReport.write(new ErrorPage("error", 400003, null),
				new PageVisitor("O'Brien <x>", false, "/?a=1&b=2", false, "token", null), out);
		assertThat(out.toString()).contains("""
				<form method="post" action="/sign-out">
				<input type="hidden" name="_csrf" value="token">
				<span>Signed in as O&#39;Brien &lt;x&gt;</span>
				<button>Sign out</button>
				</form>
				""").doesNotContain("/sign-in");
	}

	@Test
	void whoIsAskedGetsOneForm() throws IOException {
		StringWriter out = new StringWriter();
		HtmlReport.writeSignIn(new PageVisitor(null, false, "/?a=1&b=\"2\"", true, "token", null), out);
		assertThat(out.toString())
			.contains("<h1>Sign in</h1>", "name=\"_csrf\" value=\"token\"",
					"name=\"return\" value=\"/?a=1&amp;b=&quot;2&quot;\"")
			.doesNotContain("/oauth2/", "sign-out");
	}

	@Test
	void errorEscapesWhatItQuotes() throws IOException {
		assertThat(html(new ErrorPage("'" + SCRIPT + "'", 400002, null)))
			.contains("<p>Error: &#39;&lt;script&gt;alert(1)&lt;/script&gt;&#39;</p>")
			.doesNotContain("<script>", "Hint");
	}

	@Test
	void linksHaveTheirDefinitions() throws IOException {
		LinkPage page = new LinkPage("Definitions", "What the figures mean.",
				List.of(new LinkPage.Section("Customers & more",
						List.of(new LinkPage.Entry("customers/summary", "/backend/kpi/customers/?a=1&b=\"2\"",
								"How many customers there are.", "https://example.com/customers.sql"),
								new LinkPage.Entry("MRR", null, "Less than " + SCRIPT + ".", null)))));
		assertThat(stable(html(page))).isEqualTo(golden("links"));
	}

	@Test
	void policyAllowsWhatComesFromHereAndNothingInside() throws IOException {
		assertThat(HtmlReport.contentSecurityPolicy())
			.isEqualTo("default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; "
					+ "form-action 'self'; frame-ancestors 'none'");
		String html = html(new ErrorPage("error", 1, null));
		assertThat(html).contains("href=\"" + HtmlReport.ASSETS_PATH + "/style.css\"",
				"src=\"" + HtmlReport.ASSETS_PATH + "/page.js\"");
		assertThat(html).doesNotContain("<style", "style=", "http:", "https:");
	}

	@Test
	void filesBesidePagesLoadNothingMore() throws IOException {
		for (String name : List.of("style.css", "page.js", "charts.js")) {
			try (var file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("assets/" + name))) {
				assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).hasSizeGreaterThan(500)
					.doesNotContain("url(", "@import", "http", "innerHTML", "eval(", "\r");
			}
		}
	}

	@Test
	void libraryOfChartsIsTheOneThatNpmHas() throws IOException {
		assertThat(sha256("uPlot.iife.min.js"))
			.isEqualTo("19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f");
		assertThat(sha256("uPlot.min.css"))
			.isEqualTo("df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04");
		assertThat(asset("uplot/uPlot-LICENSE.txt")).asString(StandardCharsets.UTF_8).contains("MIT License");
	}

	private static String sha256(String name) throws IOException {
		return HexFormat.of().formatHex(ContentHash.sha256().digest(asset("uplot/" + name)));
	}

	private static byte[] asset(String name) throws IOException {
		try (var file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("assets/" + name))) {
			return file.readAllBytes();
		}
	}

	@Test
	void controlCharactersAreReplaced() throws IOException {
		assertThat(html(new ErrorPage("a\u0000b\u001B[31m\u0085\tc\nd", 1, "\u0007")))
			.contains("<p>Error: a\uFFFDb\uFFFD[31m\uFFFD\tc\nd</p>", "<p>Hint: \uFFFD</p>");
	}

	@Test
	void rowsThatFailAreToldAsTheyAre() {
		FigureRows failing = new FigureRows() {

			@Override
			public List<FigureColumn> columns() {
				return COLUMNS;
			}

			@Override
			public Iterable<FigureRow> rows() {
				return () -> {
					throw new IllegalStateException("The store is gone.");
				};
			}

		};
		assertThatIllegalStateException().isThrownBy(() -> html(page(failing, null, null)))
			.withMessage("The store is gone.");
	}

	private static TablePage page(FigureRows rows, @Nullable String previous, @Nullable String next) {
		return new TablePage("invoices/byDealer", "Invoices <per> dealer.",
				new PageSnapshot("acme & sons", "2026-11-19.1", LocalDate.of(2026, 11, 19),
						Instant.parse("2026-11-20T01:30:05.9Z")),
				List.of(new PageLink("summary", "../summary/?key=a&b"), new PageLink("byDealer", "./", true)),
				List.of(new PageLink("CSV", "?outputMode=csv\"><script>")), previous, next, rows);
	}

	private static String html(TablePage page) throws IOException {
		StringWriter out = new StringWriter();
		HtmlReport.write(page, out);
		return out.toString();
	}

	private static String html(ErrorPage page) throws IOException {
		StringWriter out = new StringWriter();
		HtmlReport.write(page, out);
		return out.toString();
	}

	private static String html(LinkPage page) throws IOException {
		StringWriter out = new StringWriter();
		HtmlReport.write(page, out);
		return out.toString();
	}

	/**
	 * Return a page with the path of its style and script as it is in goldens.
	 */
	private static String stable(String html) {
		return ASSETS.matcher(html).replaceAll("/assets/");
	}

	private static String golden(String name) throws IOException {
		try (var file = Objects
			.requireNonNull(HtmlReportTests.class.getResourceAsStream("/golden/html/" + name + ".html"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
