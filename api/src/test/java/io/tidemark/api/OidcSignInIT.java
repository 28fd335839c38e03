package io.tidemark.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People whom an OpenID provider signs in read what their groups may, without a key.
 */
class OidcSignInIT {

	private static final String START = "/oauth2/authorization/oidc";

	private static final String CALLBACK = "/login/oauth2/code/oidc";

	private static final String BY_DEALER = "/backend/kpi/customers/byDealer/";

	private static final String SECRET = "session: {secret: 0123456789abcdef0123456789abcdef}";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static MockOAuth2Server provider;

	private static RunningApi api;

	@BeforeAll
	static void start() {
		provider = new MockOAuth2Server();
		provider.start();
		api = RunningApi.start(RunningApi.shared().store(), settings());
		api.issue(PublishedStore.SEED_WORLD, "kpi:*");
	}

	@AfterAll
	static void stop() {
		api.close();
		provider.shutdown();
	}

	private static String[] settings(String... more) {
		return Stream.concat(
				Stream.of(RunningApi.WITHOUT_LIMITS.get(0), RunningApi.WITHOUT_LIMITS.get(1), SECRET, "oidc:",
						"  issuer: " + provider.issuerUrl("company"), "  client-id: tidemark",
						"  client-secret: client-secret", "  name: the intranet", "  groups:"),
				(more.length > 0) ? Stream.of(more) : Stream.of(
						"    - {group: board, tenant: seed_world, permissions: ['kpi:*', 'analytics:read']}",
						"    - {group: north, tenant: seed_world, permissions: ['kpi:customers'], dealer: NORTH}",
						"    - {group: rivals, tenant: rival, permissions: ['kpi:*']}"))
			.toArray(String[]::new);
	}

	/**
	 * Go to the provider, and come back with its answer.
	 * @param claims what the provider says of the person
	 * @return what the API answers
	 */
	private static Received signIn(Browser browser, String start, Map<String, Object> claims) {
		return browser.get(comeBack(toProvider(browser, start), claims));
	}

	private static URI toProvider(Browser browser, String start) {
		Received sent = browser.get(start);
		assertThat(sent.status()).as(sent.toString()).isEqualTo(302);
		return URI.create(sent.require("Location"));
	}

	/**
	 * Sign in at the provider.
	 * @return the path and query that it sends the browser back to
	 */
	private static String comeBack(URI asked, Map<String, Object> claims) {
		provider.enqueueCallback(
				new DefaultOAuth2TokenCallback("company", "person-1", "JWT", List.of("tidemark"), claims, 3600));
		try {
			HttpResponse<Void> answer = CLIENT.send(HttpRequest.newBuilder(asked).build(),
					HttpResponse.BodyHandlers.discarding());
			URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
			return back.getRawPath() + "?" + back.getRawQuery();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Object> person(String... groups) {
		return Map.of("name", "Ada <L>", "groups", List.of(groups));
	}

	@Test
	void formOffersTheProviderAndComesBackToWhatWasAsked() {
		Browser browser = new Browser(api);
		String page = browser.get(BY_DEALER + "?status=active").text();
		assertThat(page).contains("Sign in with the intranet</a>");
		String link = page.replaceAll("(?s).*<a href=\"(/oauth2/[^\"]*)\".*", "$1");
		Received answer = signIn(browser, link, person("other", "board"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
		assertThat(answer.require("Location")).isEqualTo(BY_DEALER + "?status=active");
		Received figure = browser.get(answer.require("Location"));
		assertThat(figure.text()).contains("Signed in as Ada &lt;L&gt;", ">NORTH<", ">D,comma<");
		assertThat(figure.require("X-RateLimit-Limit")).isEqualTo("1000000");
		assertThat(browser.cookies()).containsOnlyKeys("tidemark_session", "tidemark_form");
	}

	@Test
	void providerIsAskedForACodeWithProofStateAndNonce() {
		String asked = toProvider(new Browser(api), START).toString();
		assertThat(asked).contains("response_type=code", "client_id=tidemark", "scope=openid%20profile", "state=",
				"nonce=", "code_challenge=", "code_challenge_method=S256",
				"redirect_uri=" + api.caller().base() + CALLBACK);
	}

	@Test
	void groupDecidesWhichDealerAndObjects() {
		Browser browser = new Browser(api);
		assertThat(signIn(browser, START, person("north")).require("Location")).isEqualTo("/");
		assertThat(browser.get(BY_DEALER).text()).contains(">NORTH<").doesNotContain(">DIRECT<");
		assertThat(browser.get(BY_DEALER + "?dealerCode=DIRECT").status()).isEqualTo(403);
		assertThat(browser.get("/backend/kpi/invoices/").status()).isEqualTo(403);
		assertThat(browser.get("/analytics/movements").status()).isEqualTo(403);
		assertThat(browser.get(BY_DEALER + "?outputMode=csv").text()).contains("NORTH").doesNotContain("DIRECT");
	}

	@Test
	void groupDecidesWhoseFigures() {
		Browser browser = new Browser(api);
		signIn(browser, START, person("rivals", "north"));
		assertThat(browser.get(BY_DEALER).text()).as("north stands first").contains("NORTH").doesNotContain("RIVAL01");
		Browser rival = new Browser(api);
		signIn(rival, START, Map.of("groups", "rivals"));
		assertThat(rival.get(BY_DEALER).text()).contains("RIVAL01", "Signed in as person-1").doesNotContain("NORTH");
	}

	@Test
	void whoIsInNoGroupOfOursIsNotSignedIn() {
		for (Map<String, Object> claims : List.of(person("other"), person(), Map.<String, Object>of())) {
			Browser browser = new Browser(api);
			Received answer = signIn(browser, START, claims);
			assertThat(answer.status()).isEqualTo(403);
			assertThat(answer.text()).contains("<p>Error Code: 403001</p>", "None of your groups",
					"action=\"/sign-in\"");
			assertThat(browser.cookies()).doesNotContainKey("tidemark_session");
		}
	}

	@Test
	void answerThatNobodyAskedForSignsNobodyIn() {
		Browser asking = new Browser(api);
		String back = comeBack(toProvider(asking, START), person("board"));
		Browser other = new Browser(api);
		Received forced = other.get(back);
		assertThat(forced.status()).isEqualTo(401);
		assertThat(forced.text()).contains("<h1>Sign-in failed</h1>", "<p>Error Code: 401004</p>");
		assertThat(other.cookies()).doesNotContainKey("tidemark_session");
		toProvider(other, START);
		assertThat(other.get(back).status()).as("the state of another").isEqualTo(401);
		assertThat(asking.get(back).status()).isEqualTo(303);
		assertThat(asking.get(back).status()).as("a second time").isEqualTo(401);
	}

	@Test
	void refusalOfTheProviderIsAPageWithTheForm() {
		Browser browser = new Browser(api);
		String state = toProvider(browser, START).toString().replaceAll(".*[?&]state=([^&]*).*", "$1");
		Received answer = browser.get(CALLBACK + "?error=access_denied&state=" + state);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.text()).contains("<h1>Sign-in failed</h1>", "action=\"/sign-in\"");
	}

	@Test
	void changedCookiesSignNobodyIn() {
		Browser browser = new Browser(api);
		String back = comeBack(toProvider(browser, START), person("board"));
		String pending = Objects.requireNonNull(browser.cookies().get("tidemark_sign_in"));
		for (String changed : List.of("x", pending.substring(1), pending.replace(pending.charAt(9), '-'),
				pending.substring(0, 40))) {
			browser.cookies().put("tidemark_sign_in", changed);
			assertThat(browser.get(back).status()).isEqualTo(401);
		}
		browser.cookies().put("tidemark_sign_in", pending);
		assertThat(browser.get(back).status()).isEqualTo(303);
		browser.cookies().put("tidemark_session", "oidc." + pending);
		assertThat(browser.get(BY_DEALER).status()).isEqualTo(401);
	}

	@Test
	void anyReplicaTakesTheAnswerAndTheSession() {
		try (RunningApi other = RunningApi.start(api.store(), settings())) {
			Browser browser = new Browser(api);
			String back = comeBack(toProvider(browser, START), person("board"));
			Received answer = browser.at(other).get(back);
			assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
			assertThat(browser.get(BY_DEALER).status()).isEqualTo(200);
			assertThat(browser.at(api).get(BY_DEALER).status()).isEqualTo(200);
		}
	}

	@Test
	void sessionEndsWhereTheGroupIsNoLongerConfigured() {
		Browser browser = new Browser(api);
		signIn(browser, START, person("north"));
		try (RunningApi later = RunningApi.start(api.store(),
				settings("    - {group: board, tenant: seed_world, permissions: ['kpi:*']}"))) {
			assertThat(browser.at(later).get(BY_DEALER).text()).contains("<h1>Session ended</h1>");
		}
	}

	@Test
	void apiStartsWithoutTheProviderAndSaysSoWhenItIsNeeded() {
		String[] settings = settings();
		settings[4] = "  issuer: http://127.0.0.1:1/company";
		try (RunningApi alone = RunningApi.start(api.store(), settings)) {
			Browser browser = new Browser(alone);
			Received answer = browser.get(START);
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.text()).contains("<h1>Sign-in failed</h1>", "action=\"/sign-in\"");
		}
	}

	@Test
	void withoutAProviderNothingIsThere() {
		Browser browser = new Browser(RunningApi.shared());
		assertThat(browser.get(START).status()).isEqualTo(404);
		assertThat(browser.get(CALLBACK + "?code=1&state=2").status()).isEqualTo(404);
		assertThat(browser.get("/sign-in").text()).doesNotContain("/oauth2/");
	}

}
