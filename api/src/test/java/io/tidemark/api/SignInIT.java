package io.tidemark.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tidemark.jobs.key.KeyWriter.IssuedKey;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.key.Permission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form takes a key, and from then on a cookie shows what the key would, until it is
 * signed out, expired or revoked.
 */
class SignInIT {

	private static final String ANY = "/backend/kpi/customers/";

	private static final String SESSION = "tidemark_session";

	private static RunningApi api;

	private static IssuedKey key;

	@BeforeAll
	static void issueKey() {
		api = RunningApi.shared();
		key = api.store()
			.issue(new KeyRequest(PublishedStore.SEED_WORLD, "Finance <team>",
					Set.of(Permission.ALL_KPIS, Permission.ANALYTICS), null, null, null));
		api.caller(key);
	}

	private static Browser signedIn() {
		return new Browser(api).signIn(key.secret().text());
	}

	static List<String> paths() {
		return Figures.paths();
	}

	@Test
	void pageThatNeedsAKeyAsksForItAndLeadsBackToWhatWasAsked() {
		Browser browser = new Browser(api);
		Received refused = browser.get(ANY + "?status=active");
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.require("Cache-Control")).isEqualTo("no-store");
		assertThat(refused.text()).contains("<h1>Missing KPI key</h1>", "<p>Error Code: 401001</p>",
				"<form class=\"key\" method=\"post\" action=\"/sign-in\">", "<a href=\"/\">");
		Received answer = browser.post(refused, "/sign-in", "key", key.secret().text());
		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.require("Location")).isEqualTo(ANY + "?status=active");
		Received page = browser.get(answer.require("Location"));
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.require("Cache-Control")).isEqualTo("private, no-cache");
		assertThat(page.require("Vary")).contains("Cookie");
		assertThat(page.text())
			.contains("Signed in as Finance &lt;team&gt;", "<form method=\"post\" action=\"/sign-out\">")
			.doesNotContain("key=", key.secret().text());
	}

	@ParameterizedTest
	@MethodSource("paths")
	void sessionShowsWhatItsKeyShowsInEveryFormat(String path) {
		Browser browser = signedIn();
		Caller bearer = api.caller().withBearer(key.secret().text());
		for (String format : List.of("json", "csv", "xlsx")) {
			String url = path + "?outputMode=" + format;
			assertThat(browser.get(url).body()).as(url).isEqualTo(bearer.get(url).body());
		}
		Received page = browser.get(path);
		assertThat(page.require("Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(page.text()).contains("<button>Sign out</button>").doesNotContain("key=", "<script>");
		assertThat(browser.get(path, "If-None-Match", page.require("ETag")).status()).isEqualTo(304);
	}

	@Test
	void startPageAsksForTheKeyOnceAndThenShowsFigures() {
		Browser browser = new Browser(api);
		Received form = browser.get("/");
		assertThat(form.text()).contains("action=\"/sign-in\"").doesNotContain("class=\"value\"");
		assertThat(browser.post(form, "/sign-in", "key", key.secret().text()).require("Location")).isEqualTo("/");
		assertThat(browser.get("/").text()).contains("class=\"value\"", "Signed in as")
			.doesNotContain("action=\"/sign-in\"");
	}

	@Test
	void pagesOfTwoSessionsShareNoToken() {
		Browser one = signedIn();
		Browser other = signedIn();
		for (String path : List.of("/", ANY, "/definitions/", "/snapshots/", ANY + "x/")) {
			assertThat(one.get(path).text()).contains(one.cookies().get("tidemark_form"));
			assertThat(other.get(path).text()).contains(other.cookies().get("tidemark_form"))
				.doesNotContain(one.cookies().get("tidemark_form"));
			assertThat(new Browser(api).get(path).text()).doesNotContain("Signed in", "/sign-out",
					one.cookies().get("tidemark_form"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "tdm_wrong", " " })
	void wrongKeyIsRefusedWithTheFormAgain(String wrong) {
		Browser browser = new Browser(api);
		Received answer = browser.post(browser.get(ANY), "/sign-in", "key", wrong);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.text()).contains("<h1>Invalid KPI key</h1>", "action=\"/sign-in\"",
				"name=\"return\" value=\"" + ANY + "\"");
		assertThat(browser.cookies()).doesNotContainKey(SESSION);
	}

	@Test
	void failedSignInsAreCountedByAddressEvenOfWhoIsSignedIn() {
		try (RunningApi strict = RunningApi.start(api.store(), "anonymous-requests-per-minute: 5")) {
			Browser browser = new Browser(strict).signIn(key.secret().text());
			Received page = browser.get("/sign-in");
			int[] statuses = new int[6];
			for (int index = 0; index < statuses.length; index++) {
				statuses[index] = browser.post(page, "/sign-in", "key", "tdm_wrong").status();
			}
			assertThat(statuses).startsWith(401).endsWith(429);
			assertThat(browser.get(ANY).status()).isEqualTo(200);
		}
	}

	@Test
	void cookieIsForThisHostAloneUnseenByScriptsAndEnds() {
		Browser browser = new Browser(api);
		Received answer = browser.post(browser.get("/sign-in"), "/sign-in", "key", key.secret().text());
		assertThat(answer.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.startsWith(SESSION + "=" + key.key().id() + ".")
			.contains("; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=43200;")
			.doesNotContain("Secure", "Domain", key.secret().text());
	}

	@Test
	void cookiesAreSecureBehindTls() {
		Browser browser = new Browser(api);
		Received form = browser.get("/sign-in", "X-Forwarded-Proto", "https");
		assertThat(form.require("Set-Cookie")).startsWith("__Host-tidemark_form=")
			.contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/");
		Map<String, String> fields = Map.of("key", key.secret().text(), "_csrf",
				browser.cookies().get("__Host-tidemark_form"));
		Received answer = browser.post("/sign-in", fields, "X-Forwarded-Proto", "https");
		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.require("Set-Cookie")).startsWith("__Host-" + SESSION + "=")
			.contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
			.doesNotContain("Domain");
		assertThat(browser.get(ANY, "X-Forwarded-Proto", "https").status()).isEqualTo(200);
		assertThat(browser.get(ANY).status()).as("without TLS").isEqualTo(401);
	}

	@Test
	void signingOutEndsTheSessionOfTheBrowser() {
		Browser browser = signedIn();
		Received answer = browser.post(browser.get(ANY), "/sign-out");
		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.require("Location")).isEqualTo("/sign-in");
		assertThat(answer.require("Clear-Site-Data")).isEqualTo("\"cache\"");
		assertThat(browser.cookies()).doesNotContainKey(SESSION);
		assertThat(browser.get(ANY).status()).isEqualTo(401);
	}

	@Test
	void whoIsSignedInIsToldOnThePageToSignIn() {
		Browser browser = signedIn();
		assertThat(browser.get("/sign-in").text()).contains("You are signed in as Finance &lt;team&gt;")
			.doesNotContain("type=\"password\"");
		assertThat(browser.get("/sign-out").require("Location")).isEqualTo("/sign-in");
		assertThat(browser.get(ANY).status()).isEqualTo(200);
	}

	@Test
	void revokedKeyEndsItsSessions() {
		IssuedKey passing = api.store().issue(PublishedStore.SEED_WORLD, "kpi:*");
		api.caller(passing);
		Browser browser = new Browser(api).signIn(passing.secret().text());
		assertThat(browser.get(ANY).status()).isEqualTo(200);
		api.store().keys().revoke(passing.key().id());
		Browser again = new Browser(api);
		again.cookies().putAll(browser.cookies());
		RunningApi.await(Duration.ofSeconds(3), () -> browser.get(ANY).status() == 401);
		Received ended = again.get(ANY);
		assertThat(ended.text()).contains("<h1>Session ended</h1>", "<p>Error Code: 401003</p>", "action=\"/sign-in\"");
		assertThat(again.cookies()).doesNotContainKey(SESSION);
		assertThat(again.get(ANY).text()).contains("<p>Error Code: 401001</p>");
	}

	@Test
	void endedSessionMaySeeWhatAnybodyMay() {
		Browser browser = new Browser(api);
		for (String path : List.of("/", "/definitions/", "/sign-in")) {
			browser.cookies().put(SESSION, key.key().id() + ".AAAA");
			assertThat(browser.get(path).status()).isEqualTo(200);
			assertThat(browser.cookies()).doesNotContainKey(SESSION);
		}
	}

	@Test
	void sessionEndsByItself() {
		try (RunningApi brief = RunningApi.start(api.store(), "session: {lifetime: 2s}")) {
			Browser browser = new Browser(brief).signIn(key.secret().text());
			Map<String, String> cookies = Map.copyOf(browser.cookies());
			Instant signedIn = Instant.now();
			assertThat(browser.get(ANY).status()).isEqualTo(200);
			RunningApi.await(() -> Instant.now().isAfter(signedIn.plusSeconds(2)));
			browser.cookies().putAll(cookies);
			assertThat(browser.get(ANY).text()).contains("<h1>Session ended</h1>");
		}
	}

	@Test
	void sessionEndsWithItsKey() {
		Instant expiry = Instant.now().plusSeconds(4);
		IssuedKey brief = api.store()
			.issue(new KeyRequest(PublishedStore.SEED_WORLD, null, Set.of(Permission.ALL_KPIS), null, null, expiry));
		api.caller(brief);
		Browser browser = new Browser(api).signIn(brief.secret().text());
		assertThat(browser.get(ANY).status()).isEqualTo(200);
		RunningApi.await(() -> Instant.now().isAfter(expiry));
		assertThat(browser.get(ANY).status()).isEqualTo(401);
	}

	@Test
	void sessionOutlivesARestartAndIsGoodAtEveryReplica() {
		Browser browser;
		try (RunningApi one = RunningApi.start(api.store())) {
			browser = new Browser(one).signIn(key.secret().text());
			assertThat(browser.get(ANY).status()).isEqualTo(200);
		}
		try (RunningApi restarted = RunningApi.start(api.store())) {
			assertThat(browser.at(restarted).get(ANY).status()).isEqualTo(200);
			String page = browser.get(ANY).text();
			assertThat(browser.at(api).get(ANY).text()).isEqualTo(page);
			assertThat(browser.post(browser.at(restarted).get(ANY), "/sign-out").status()).isEqualTo(303);
		}
	}

	@Test
	void anotherSecretEndsSessions() {
		String secret = "session: {secret: 0123456789abcdef0123456789abcdef}";
		try (RunningApi one = RunningApi.start(api.store(), secret);
				RunningApi same = RunningApi.start(api.store(), secret)) {
			Browser browser = new Browser(one).signIn(key.secret().text());
			Map<String, String> cookies = Map.copyOf(browser.cookies());
			assertThat(browser.at(same).get(ANY).status()).isEqualTo(200);
			assertThat(browser.at(api).get(ANY).status()).isEqualTo(401);
			browser.cookies().putAll(cookies);
			assertThat(browser.at(one).get(ANY).status()).isEqualTo(200);
		}
	}

	@Test
	void cookieThatWasChangedInAnyPlaceIsNone() {
		String cookie = Objects.requireNonNull(signedIn().cookies().get(SESSION));
		IssuedKey other = api.store().issue(PublishedStore.RIVAL, "kpi:*");
		api.caller(other);
		Browser browser = new Browser(api);
		for (int index = 0; index < cookie.length(); index++) {
			char changed = (cookie.charAt(index) == 'A') ? 'Q' : 'A';
			browser.cookies().put(SESSION, cookie.substring(0, index) + changed + cookie.substring(index + 1));
			assertThat(browser.get(ANY).status()).as("at " + index).isEqualTo(401);
		}
		String sealed = cookie.substring(cookie.indexOf('.') + 1);
		for (String forged : List.of("x", ".", "..", sealed, "oidc." + sealed, other.key().id() + "." + sealed,
				key.key().id() + ".", cookie + "A", cookie.substring(0, cookie.length() - 4), "%00",
				cookie + "." + cookie)) {
			browser.cookies().put(SESSION, forged);
			assertThat(browser.get(ANY).status()).as(forged).isEqualTo(401);
		}
	}

	@Test
	void formOfAnotherSiteSignsNobodyInOrOut() {
		Browser browser = signedIn();
		Map<String, String> fields = Map.of("key", key.secret().text());
		Received answer = browser.post("/sign-in", fields);
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.text()).contains("<h1>Form expired</h1>", "<p>Error Code: 403003</p>");
		assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
		assertThat(browser.post("/sign-out", Map.of()).status()).isEqualTo(403);
		assertThat(browser.post("/sign-out", Map.of("_csrf", "00000000-0000-0000-0000-000000000000")).status())
			.isEqualTo(403);
		String foreign = new Browser(api).get("/sign-in").require("Set-Cookie").replaceAll("^[^=]*=|;.*", "");
		assertThat(browser.post("/sign-out", Map.of("_csrf", foreign)).status()).isEqualTo(403);
		assertThat(browser.get(ANY).status()).isEqualTo(200);
		assertThat(new Browser(api).post("/sign-in", fields).status()).isEqualTo(403);
	}

	@Test
	void formThatIsNotFromOurPageMayBeSentAgainFromThere() {
		Browser browser = new Browser(api);
		Received answer = browser.post("/sign-in", Map.of("key", key.secret().text(), "return", ANY));
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.text()).doesNotContain(key.secret().text());
		Received again = browser.post(answer, "/sign-in", "key", key.secret().text());
		assertThat(again.require("Location")).isEqualTo(ANY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "https://evil.example/ | /", "//evil.example | /", "/\\evil.example | /", "\\\\evil.example | /",
					"javascript:alert(1) | /", "/ /evil | /", "evil | /", "'' | /", "/sign-out | /",
					"/sign-in?return=/ | /", "/?asOf=today | /?asOf=today", "/snapshots/ | /snapshots/",
					"/@evil.example | /@evil.example" })
	void signingInLeadsToNoOtherServer(String wanted, String expected) {
		Browser browser = new Browser(api);
		Received form = browser.get("/sign-in?return=" + Caller.encode(wanted));
		Received answer = browser.post(form, "/sign-in", "key", key.secret().text(), "return", wanted);
		assertThat(answer.require("Location")).isEqualTo(expected);
		assertThat(new Browser(api).post(form, "/sign-in").status()).isEqualTo(403);
		Browser second = new Browser(api);
		assertThat(second
			.post(second.get("/sign-in?return=" + Caller.encode(wanted)), "/sign-in", "key", key.secret().text())
			.require("Location")).isEqualTo(expected);
	}

	@Test
	void lineBreakInTheReturnPathAddsNoHeader() {
		Browser browser = new Browser(api);
		Received answer = browser.post(browser.get("/sign-in"), "/sign-in", "key", key.secret().text(), "return",
				"/\r\nX-Evil: 1");
		assertThat(answer.require("Location")).isEqualTo("/");
		assertThat(answer.header("X-Evil")).isNull();
	}

	@Test
	void keyInTheUrlIsForScriptsAndItsPageOffersToSignIn() {
		Caller inUrl = api.caller().withUrlKey(key.secret().text());
		Received page = inUrl.get(ANY + "?status=active");
		assertThat(page.text())
			.contains("opened with a key in its address",
					"<a href=\"/sign-in?return=%2Fbackend%2Fkpi%2Fcustomers%2F%3Fstatus%3Dactive\">")
			.doesNotContain(key.secret().text(), "key=", "method=\"post\"");
		assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
		assertThat(inUrl.get(ANY + "?outputMode=json").status()).isEqualTo(200);
	}

	@Test
	void keyThatIsShownGoesBeforeTheSession() {
		Browser browser = signedIn();
		Caller rival = api.issue(PublishedStore.RIVAL, "kpi:*");
		assertThat(browser.get(ANY, "Authorization", "Bearer " + rival.secret()).require("X-Snapshot-Version"))
			.isEqualTo("2025-04-10.1");
		assertThat(browser.get(ANY + "?key=" + rival.secret()).text()).contains(PublishedStore.RIVAL)
			.doesNotContain("Signed in as");
		assertThat(browser.get(ANY).require("X-Snapshot-Version")).isEqualTo("2025-04-09.1");
		assertThat(browser.get(ANY, "Authorization", "Bearer tdm_wrong").status()).isEqualTo(401);
	}

	@Test
	void sessionOfADealersKeySeesThatDealerOnly() {
		IssuedKey north = api.store().issueToDealer(PublishedStore.SEED_WORLD, "NORTH", "kpi:*");
		Caller bearer = api.caller(north);
		Browser browser = new Browser(api).signIn(north.secret().text());
		for (String path : List.of("/backend/kpi/customers/byDealer/", "/backend/kpi/invoices/?groupBy=dealer")) {
			String csv = path + (path.contains("?") ? "&" : "?") + "outputMode=csv";
			assertThat(browser.get(csv).text()).isEqualTo(bearer.get(csv).text()).contains("NORTH");
		}
		Received other = browser.get(ANY + "?dealerCode=DIRECT");
		assertThat(other.status()).isEqualTo(403);
		assertThat(other.text()).contains("<p>Error Code: 403002</p>", "Signed in as");
		assertThat(browser.get("/analytics/movements").status()).isEqualTo(403);
	}

	@Test
	void bodyOfAFormIsShortAndNothingElseTakesOne() {
		Browser browser = new Browser(api);
		Received form = browser.get("/sign-in");
		assertThat(browser.post(form, "/sign-in", "key", "x".repeat(9000)).status()).isEqualTo(413);
		assertThat(browser.post(form, ANY, "key", key.secret().text()).status()).isEqualTo(413);
		assertThat(browser.post(form, "/sign-in/", "key", key.secret().text()).status()).isEqualTo(413);
	}

	@Test
	void scriptsFromOtherSitesGetNoSession() {
		Received answer = signedIn().get(ANY, "Origin", "https://evil.example");
		assertThat(answer.require("Access-Control-Allow-Origin")).isEqualTo("*");
		assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
	}

}
