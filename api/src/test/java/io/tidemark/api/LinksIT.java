package io.tidemark.api;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.figure.registry.Figure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows the links and asks the forms of all pages: each leads to an answer, no page is
 * a dead end, and none has a key in its links.
 */
class LinksIT {

	/** How many clicks away from the overview pages are looked at. */
	private static final int CLICKS = 3;

	private static final Pattern LINK = Pattern.compile("(?:href|action)=\"([^\"]*)\"");

	private static final Pattern DEFINITION = Pattern.compile("href=\"/definitions/[^\"]*#([^\"]*)\"");

	private static final Pattern SQL = Pattern.compile("<code>(sql/[^<]*\\.sql)</code>");

	private static final Pattern FORM = Pattern
		.compile("(?s)<form class=\"filters\" method=\"get\" action=\"([^\"]*)\">(.*?)</form>");

	private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

	private static final Pattern SELECT = Pattern.compile("(?s)<select id=\"[^\"]*\" name=\"([^\"]*)\">(.*?)</select>");

	private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"( selected)?");

	private static RunningApi api;

	@BeforeAll
	static void publishTwice() {
		api = RunningApi.shared();
		PublishedStore store = api.store();
		PublishedStore.change(store.source(PublishedStore.MOVING), Map.of(",30,1,0,", ",31,1,0,"));
		store.publish(PublishedStore.MOVING);
	}

	@Test
	void everyLinkOfAReaderWhoIsSignedInLeadsToAnAnswer() {
		String key = api.issue(PublishedStore.MOVING, "kpi:*", "analytics:read").secret();
		Map<String, Received> answers = follow(new Browser(api).signIn(key), "/");
		assertThat(answers.keySet().stream().map((address) -> URI.create(address).getPath())).contains("/snapshots/",
				"/snapshots/diff/", "/definitions/", "/analytics/movements/", "/backend/kpi/customers/",
				"/backend/kpi/invoices/aging/history/");
		assertThat(answers).hasSizeGreaterThan(200);
		answers.forEach((address, answer) -> {
			assertThat(answer.status()).as(address).isEqualTo(200);
			if (isPage(answer)) {
				requireWaysOn(address, answer);
			}
		});
	}

	@Test
	void everyLinkOfAReaderOfOneDealerLeadsToAnAnswer() {
		Caller dealer = api
			.caller(api.store().issueToDealer(PublishedStore.SEED_WORLD, "NORTH", "kpi:customers", "analytics:read"));
		follow(new Browser(api).signIn(dealer.secret()), "/").forEach((address, answer) -> {
			// The definitions are those of all figures.
			assertThat(answer.status()).as(address).isIn(200, 403);
			if (answer.status() == 403) {
				assertThat(answer.text()).as(address).contains("<h1>", "href=\"/\"", "href=\"/definitions/\"");
			}
		});
		assertThat(links(new Browser(api).signIn(dealer.secret()).get("/")))
			.contains("/backend/kpi/customers/byStatus/")
			.noneMatch((link) -> link.contains("/numbers/"));
	}

	@Test
	void everyLinkOfAReaderWithoutAKeyLeadsToAnAnswerOrToTheForm() {
		follow(new Browser(api), "/").forEach((address, answer) -> {
			assertThat(answer.status()).as(address).isIn(200, 401);
			if (answer.status() == 401) {
				assertThat(answer.text()).as(address)
					.contains("<h1>", "<form class=\"key\"", "href=\"/\"", "href=\"/definitions/\"");
			}
		});
	}

	@Test
	void everyFigureLeadsToItsDefinitionAndNamesItsSql() {
		Caller caller = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		String definitions = caller.get("/definitions/?outputMode=html").text();
		for (Figure figure : io.tidemark.figure.registry.Figures.load().all()) {
			String page = caller.get(figure.path() + "?outputMode=html").text();
			List<String> places = DEFINITION.matcher(page).results().map((link) -> link.group(1)).toList();
			assertThat(places).as(figure.name()).hasSize(1);
			assertThat(definitions).contains("id=\"" + places.get(0) + "\"");
			List<String> files = SQL.matcher(page).results().map((name) -> name.group(1)).toList();
			assertThat(files).as(figure.name()).isNotEmpty().allMatch((file) -> Files.exists(Path.of("..", file)));
		}
	}

	@Test
	void manifestIsLaidOutForPeopleAndLeadsToItsNeighbours() {
		Caller caller = api.issue(PublishedStore.MOVING, "kpi:*", "analytics:read");
		List<String> versions = caller.get("/snapshots/?outputMode=json")
			.json()
			.valueStream()
			.map((row) -> row.get("version").asString())
			.toList();
		String last = versions.get(0);
		String before = versions.get(1);
		assertThat(caller.get("/snapshots/%s/?outputMode=html".formatted(last)).text()).contains("<h1>Snapshot " + last,
				"Made of the data as of ", "<h2>This snapshot</h2>", "<h2>What was read: ", "<h2>Checks: all ",
				"<h2>How long it took: ", "<td class=\"t\">Content hash</td>",
				"<a href=\"/snapshots/%s/\" aria-current=\"page\">".formatted(last),
				"<a href=\"/snapshots/%s/\">".formatted(before),
				"<a href=\"/snapshots/diff/?after=%s&amp;before=%s\">".formatted(last, before),
				"<a href=\"/?snapshot=%s\">Figures of this snapshot".formatted(last));
		Caller ofKpis = api.issue(PublishedStore.MOVING, "kpi:customers");
		assertThat(ofKpis.get("/snapshots/%s/?outputMode=html".formatted(last)).text())
			.contains("<a href=\"/snapshots/%s/\">".formatted(before))
			.doesNotContain("/snapshots/diff/", "What was read");
	}

	/**
	 * A page has the brand that leads home, and ways to the other parts of the site.
	 */
	private static void requireWaysOn(String address, Received page) {
		assertThat(page.text()).as(address).contains("<h1>").containsPattern("<div class=\"brand\"><a href=\"/[?\"]");
		if (!address.startsWith("/sign-in")) {
			assertThat(page.text()).as(address)
				.containsPattern("<nav class=\"site\"[^>]*>\\s*<a href=\"/[?\"]")
				.containsPattern("<a href=\"/snapshots/[?\"]")
				.containsPattern("<a href=\"/definitions/[?\"]");
		}
		assertThat(links(page)).as(address)
			.noneMatch((link) -> link.matches(".*[?&]key=.*"))
			.allSatisfy((link) -> requirePlace(link, page));
	}

	private static void requirePlace(String link, Received page) {
		if (link.startsWith("#")) {
			assertThat(page.text()).contains("id=\"" + link.substring(1) + "\"");
		}
	}

	/**
	 * Follow links, those that differ in nothing but their parameters' values once, and
	 * return the answers by their addresses.
	 */
	private static Map<String, Received> follow(Browser browser, String from) {
		Map<String, Received> answers = new LinkedHashMap<>();
		Set<String> seen = new TreeSet<>();
		Deque<List<String>> paths = new ArrayDeque<>(List.of(List.of(from)));
		while (!paths.isEmpty()) {
			List<String> path = paths.remove();
			String address = path.get(path.size() - 1);
			Received answer = browser.get(address.replaceFirst("#.*", ""));
			answers.put(address, answer);
			assertThat(answer.status()).as("%s by %s", address, path).isIn(200, 401, 403);
			if (isPage(answer) && path.size() <= CLICKS) {
				for (String link : links(answer)) {
					if (link.startsWith("/") && !link.startsWith("/sign-out") && seen.add(shape(link))) {
						List<String> next = new ArrayList<>(path);
						next.add(link);
						paths.add(next);
					}
				}
			}
		}
		return answers;
	}

	private static boolean isPage(Received answer) {
		return answer.require("Content-Type").startsWith("text/html");
	}

	private static List<String> links(Received page) {
		Stream<String> links = LINK.matcher(page.text()).results().map((link) -> link.group(1));
		Stream<String> asked = FORM.matcher(page.text()).results().flatMap(LinksIT::asked);
		return Stream.concat(links, asked).map((link) -> link.replace("&amp;", "&")).distinct().toList();
	}

	/**
	 * Return what a form asks if the last option of one of its lists is chosen.
	 */
	private static Stream<String> asked(MatchResult form) {
		String hidden = HIDDEN.matcher(form.group(2))
			.results()
			.map((field) -> field.group(1) + "=" + Caller.encode(field.group(2)) + "&")
			.collect(Collectors.joining());
		Map<String, String> selected = new LinkedHashMap<>();
		Map<String, String> last = new LinkedHashMap<>();
		SELECT.matcher(form.group(2))
			.results()
			.forEach((list) -> OPTION.matcher(list.group(2)).results().forEach((option) -> {
				last.put(list.group(1), option.group(1));
				if (option.group(2) != null) {
					selected.put(list.group(1), option.group(1));
				}
			}));
		return last.entrySet().stream().map((choice) -> {
			Map<String, String> all = new LinkedHashMap<>(selected);
			all.put(choice.getKey(), choice.getValue());
			return form.group(1) + "?" + hidden
					+ all.entrySet()
						.stream()
						.map((field) -> field.getKey() + "=" + Caller.encode(field.getValue()))
						.collect(Collectors.joining("&"));
		});
	}

	/**
	 * Return an address without its parameters' values, but for the format.
	 */
	private static String shape(String link) {
		URI address = URI.create(link);
		return Stream.concat(Stream.of(address.getPath()),
				Arrays.stream(String.valueOf(address.getRawQuery()).split("&"))
					.map((each) -> each.startsWith("outputMode") ? each : each.replaceFirst("=.*", ""))
					.sorted())
			.toList()
			.toString();
	}

}
