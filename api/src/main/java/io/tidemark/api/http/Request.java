package io.tidemark.api.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

import io.tidemark.api.key.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What of a request decides its answer.
 *
 * @param method the method
 * @param path the path as it was sent
 * @param query the query as it was sent, null if there is none
 * @param accept the header {@code Accept}
 * @param ifNoneMatch the header {@code If-None-Match}
 * @param isGzip whether the answer may be compressed
 * @param credentials what the caller shows
 * @param address where it came from, null if that is not known
 * @param startedNanos when it came, by the machine's clock
 */
record Request(String method, String path, @Nullable String query, @Nullable String accept,
		@Nullable String ifNoneMatch, boolean isGzip, Credentials credentials, @Nullable InetAddress address,
		long startedNanos) {

	private static final Set<String> READING = Set.of("GET", "HEAD");

	static Request of(ServerHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		String query = request.getURI().getRawQuery();
		InetSocketAddress remote = request.getRemoteAddress();
		return new Request(request.getMethod().name(), request.getURI().getRawPath(), query,
				headers.getFirst(HttpHeaders.ACCEPT), headers.getFirst(HttpHeaders.IF_NONE_MATCH),
				acceptsGzip(headers.getFirst(HttpHeaders.ACCEPT_ENCODING)),
				Credentials.of(headers.getFirst(HttpHeaders.AUTHORIZATION), query),
				(remote != null) ? remote.getAddress() : null, System.nanoTime());
	}

	/**
	 * Return whether a compressed answer is welcome.
	 * @param acceptEncoding the header {@code Accept-Encoding}, null if there is none
	 */
	static boolean acceptsGzip(@Nullable String acceptEncoding) {
		return acceptEncoding != null && acceptEncoding.contains("gzip")
				&& !acceptEncoding.replace(" ", "").matches(".*gzip;q=0(\\.0*)?(,.*)?");
	}

	boolean isReading() {
		return READING.contains(this.method);
	}

	String uri() {
		return (this.query != null) ? this.path + "?" + this.query : this.path;
	}

	String from() {
		return (this.address != null) ? this.address.getHostAddress() : "-";
	}

}
