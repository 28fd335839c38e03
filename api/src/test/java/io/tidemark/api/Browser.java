package io.tidemark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks as a browser does: for pages, with the cookies that it was given, and it sends
 * forms. It follows no redirects by itself.
 */
final class Browser {

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private static final Pattern HIDDEN = Pattern
		.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

	private final Map<String, String> cookies = new LinkedHashMap<>();

	private URI base;

	Browser(RunningApi api) {
		this.base = api.caller().base();
	}

	/**
	 * Ask another API from now on, as if it were the same host.
	 */
	Browser at(RunningApi api) {
		this.base = api.caller().base();
		return this;
	}

	Map<String, String> cookies() {
		return this.cookies;
	}

	Received get(String address, String... headers) {
		return send(HttpRequest.newBuilder(this.base.resolve(address)), headers);
	}

	/**
	 * Send a form with the hidden fields of the page that it is on.
	 * @param fields the other fields, names and values by turns
	 */
	Received post(Received page, String path, String... fields) {
		Map<String, String> all = new LinkedHashMap<>();
		Matcher hidden = HIDDEN.matcher(page.text());
		while (hidden.find()) {
			all.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
		}
		for (int index = 0; index < fields.length; index += 2) {
			all.put(fields[index], fields[index + 1]);
		}
		return post(path, all);
	}

	Received post(String path, Map<String, String> fields, String... headers) {
		String form = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + Caller.encode(field.getValue()))
			.collect(Collectors.joining("&"));
		return send(HttpRequest.newBuilder(this.base.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)), headers);
	}

	/**
	 * Sign in with a key, by the form.
	 */
	Browser signIn(String key) {
		Received answer = post(get("/sign-in"), "/sign-in", "key", key);
		if (answer.status() != 303) {
			throw new AssertionError("Not signed in: " + answer);
		}
		return this;
	}

	private Received send(HttpRequest.Builder request, String... headers) {
		request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").timeout(Duration.ofSeconds(30));
		if (!this.cookies.isEmpty()) {
			request.header("Cookie",
					this.cookies.entrySet()
						.stream()
						.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
		for (int index = 0; index < headers.length; index += 2) {
			request.header(headers[index], headers[index + 1]);
		}
		try {
			HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
			response.headers().allValues("Set-Cookie").forEach(this::keep);
			return new Received(response.statusCode(), response.headers(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void keep(String header) {
		HttpCookie cookie = HttpCookie.parse(header).get(0);
		if (cookie.getMaxAge() == 0) {
			this.cookies.remove(cookie.getName());
		}
		else {
			this.cookies.put(cookie.getName(), Objects.requireNonNull(cookie.getValue()));
		}
	}

}
