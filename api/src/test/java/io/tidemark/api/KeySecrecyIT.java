package io.tidemark.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key is told to nobody: not to logs, not to metrics, not in errors, not to the next
 * page that a reader opens.
 */
class KeySecrecyIT {

	private static final String ANY = "/backend/kpi/customers/";

	private static RunningApi api;

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		api = RunningApi.shared();
		caller = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@Test
	void keyIsInNoLogLineNoErrorAndNoMetric() throws Exception {
		String secret = caller.secret();
		List<String> told = new ArrayList<>();
		List<String> lines = logged(() -> requests(secret).forEach((path) -> {
			told.add(api.caller().get(path).text());
			told.add(caller.get(path).text());
			told.add(api.caller().send("POST", path).text());
		}));
		told.add(api.operations().get("/actuator/prometheus").text());
		assertThat(lines).hasSizeGreaterThan(requests(secret).size());
		assertThat(lines).anyMatch((line) -> line.contains("key=***"));
		assertThat(lines).noneMatch((line) -> decoded(line).contains(secret.substring("tdm_".length())));
		assertThat(told).noneMatch((text) -> decoded(text).contains(secret.substring("tdm_".length())));
	}

	private static List<String> requests(String secret) {
		String encoded = percent(secret);
		String bare = secret.substring("tdm_".length());
		return List.of("/" + bare, ANY + "?token=" + bare, ANY + bare + "/", ANY + "?status=" + bare,
				"/snapshots/" + bare + "/", ANY + "?key=" + secret, ANY + "?key=" + encoded, ANY + "?%6bey=" + secret,
				ANY + "?k%65%79=" + encoded, ANY + "?KEY=" + secret, ANY + "?token=" + secret,
				ANY + "?status=" + encoded, ANY + "?limit=" + secret, ANY + "?dateFrom=" + encoded,
				ANY + "?outputMode=" + secret, ANY + "?" + secret + "=1", ANY + "?" + secret, ANY + "?asOf=" + secret,
				ANY + "?snapshot=" + secret, ANY + "?key=" + secret + "&key=" + secret,
				ANY + "?a=1&key=" + secret + "x", "/backend/kpi/" + secret + "/",
				"/backend/kpi/customers/" + encoded + "/", "/" + secret, "/snapshots/" + secret + "/",
				"/actuator/health?key=" + secret, "/actuator/" + secret,
				"/analytics/subscription-revenue?currency=" + secret, ANY + "history/?key=" + secret,
				"/analytics/movements?movement=" + encoded);
	}

	@Test
	void keyInGarbageIsInNoLogLineAndNoError() throws Exception {
		String secret = caller.secret();
		List<String> told = new ArrayList<>();
		List<String> lines = logged(() -> {
			for (String head : List.of(secret, "GET /?key=" + secret + " HTTP/x",
					"GET /\u0001?key=" + secret + " HTTP/1.1", "GET / HTTP/1.1\r\nAuthorization Bearer " + secret,
					"POST /?key=" + secret + " HTTP/1.1")) {
				try (RawConnection connection = api.connect()) {
					told.add(connection.ask(head).text());
				}
			}
		});
		assertThat(told).hasSize(5).noneMatch((text) -> text.contains(secret));
		assertThat(lines).noneMatch((line) -> decoded(line).contains(secret));
	}

	@Test
	void pageOfAHeadersKeyHasNoKey() {
		for (String path : Figures.paths()) {
			assertThat(caller.get(path + "?outputMode=html").text()).contains("</html>")
				.doesNotContain(caller.secret());
		}
	}

	@Test
	void pageOfAUrlsKeyHasItNowhere() {
		Caller inUrl = caller.inUrl();
		for (String path : Figures.paths()) {
			assertThat(inUrl.get(path).text()).contains("href=\"/sign-in?return=" + Caller.encode(path))
				.doesNotContain(caller.secret(), "key=");
		}
		assertThat(inUrl.get("/").text()).doesNotContain(caller.secret(), "key=");
		assertThat(inUrl.get("/definitions/").text()).doesNotContain(caller.secret(), "key=");
		assertThat(inUrl.get("/backend/kpi/x/").text()).doesNotContain(caller.secret(), "key=");
	}

	@Test
	void formOfAPageOpenedWithAKeyLeadsToTheFormToSignIn() {
		String path = "/analytics/movements/";
		assertThat(caller.inUrl().get(path).text()).contains("<form class=\"filters\" method=\"get\" action=\"" + path)
			.doesNotContain("name=\"key\"");
		Received sent = api.caller().get(path + "?currency=EUR&movement=", "Accept", "text/html");
		assertThat(sent.status()).isEqualTo(401);
		assertThat(sent.text()).contains("action=\"/sign-in\"", "name=\"return\" value=\"" + path + "?currency=EUR");
	}

	@Test
	void linkToTheNextPageHasTheKeyOnlyForProgramsWhoseUrlHadIt() {
		String path = "/backend/kpi/invoices/byDealer/?limit=1&outputMode=";
		for (String format : Figures.FORMATS) {
			assertThat(caller.get(path + format).require("Link")).doesNotContain("key=");
			assertThat(caller.get(path + format).headers().map().toString()).doesNotContain(caller.secret());
		}
		assertThat(caller.inUrl().get(path + "csv").require("Link")).contains("key=" + caller.secret());
		assertThat(caller.inUrl().get(path + "html").require("Link")).doesNotContain("key=");
	}

	@ParameterizedTest
	@CsvSource({ "200, /backend/kpi/customers/", "200, /backend/kpi/customers/?outputMode=html",
			"200, /backend/kpi/customers/?outputMode=csv", "200, /backend/kpi/customers/?outputMode=xlsx",
			"200, /analytics/subscription-revenue", "200, /snapshots/", "400, /backend/kpi/customers/?limit=0",
			"400, /backend/kpi/customers/?limit=0&outputMode=html", "404, /backend/kpi/x/", "404, /nowhere" })
	void everyAnswerForbidsReferrersScriptsAndGuessing(int status, String path) {
		Received answer = caller.get(path);
		assertThat(answer.status()).isEqualTo(status);
		Received known = caller.get(path, "If-None-Match", "*");
		Received unauthorised = api.caller().get(path);
		Received posted = caller.send("POST", path);
		for (Received each : List.of(answer, caller.get(path), caller.inUrl().get(path), known, unauthorised, posted)) {
			assertThat(each.require("Referrer-Policy")).isEqualTo("no-referrer");
			assertThat(each.require("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(each.require("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'")
				.contains("script-src 'self';")
				.doesNotContain("unsafe-inline", "unsafe-eval", "http");
		}
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8) + "\n" + text;
		}
		catch (IllegalArgumentException ex) {
			return text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").equals(text) ? text
					: decoded(text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"));
		}
	}

	private static String percent(String text) {
		StringBuilder encoded = new StringBuilder();
		text.chars().forEach((octet) -> encoded.append('%').append(Integer.toHexString(octet)));
		return encoded.toString();
	}

	/**
	 * Do something and return all that was logged meanwhile, ours at every level.
	 */
	private static List<String> logged(Work work) throws Exception {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		Logger ours = (Logger) LoggerFactory.getLogger("io.tidemark");
		Level before = ours.getLevel();
		Lines lines = new Lines();
		lines.setContext(root.getLoggerContext());
		lines.start();
		ours.setLevel(Level.TRACE);
		root.addAppender(lines);
		try {
			work.run();
		}
		finally {
			root.detachAppender(lines);
			ours.setLevel(before);
		}
		return lines.lines;
	}

	/**
	 * What is done while logs are watched.
	 */
	private interface Work {

		void run() throws Exception;

	}

	/**
	 * Keeps each line of the log with its failure.
	 */
	private static final class Lines extends AppenderBase<ILoggingEvent> {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			String failure = (event.getThrowableProxy() != null)
					? ThrowableProxyUtil.asString(event.getThrowableProxy()) : "";
			this.lines.add(event.getFormattedMessage() + failure + Map.copyOf(event.getMDCPropertyMap()));
		}

	}

}
