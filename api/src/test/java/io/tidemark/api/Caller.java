package io.tidemark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Asks an API over HTTP, with a key or without.
 *
 * @param base where the API is
 * @param bearer the key in the header, null for none
 * @param urlKey the key in the URL, null for none
 */
record Caller(URI base, @Nullable String bearer, @Nullable String urlKey) {

	// HTTP/1.1 alone, for the offer of HTTP/2 is a header of its own.
	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	Caller(URI base) {
		this(base, null, null);
	}

	Caller withBearer(String key) {
		return new Caller(this.base, key, null);
	}

	/**
	 * Return who asks with the same key, but in the URL.
	 */
	Caller inUrl() {
		return withUrlKey(secret());
	}

	Caller withUrlKey(String key) {
		return new Caller(this.base, null, key);
	}

	/**
	 * Return the key.
	 */
	String secret() {
		String secret = (this.bearer != null) ? this.bearer : this.urlKey;
		if (secret == null) {
			throw new IllegalStateException("This caller has no key");
		}
		return secret;
	}

	/**
	 * Ask.
	 * @param path the path and query
	 * @param headers names and values by turns
	 */
	Received get(String path, String... headers) {
		return send("GET", path, headers);
	}

	Received send(String method, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.base.resolve(withKey(path)))
			.timeout(Duration.ofSeconds(30))
			.method(method, HttpRequest.BodyPublishers.noBody());
		if (this.bearer != null) {
			request.header("Authorization", "Bearer " + this.bearer);
		}
		for (int index = 0; index < headers.length; index += 2) {
			request.header(headers[index], headers[index + 1]);
		}
		try {
			HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
			return new Received(response.statusCode(), response.headers(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String withKey(String path) {
		if (this.urlKey == null) {
			return path;
		}
		return path + (path.contains("?") ? "&" : "?") + "key=" + encode(this.urlKey);
	}

	/**
	 * Encode a parameter's value.
	 */
	static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
