package io.tidemark.api.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.tidemark.api.key.Credentials;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a request before anybody reads on.
 */
final class RequestHead {

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

	/** A name or an address of RFC 9112 with a port, without what no host is named. */
	private static final Pattern HOST = Pattern
		.compile("(?:[A-Za-z0-9._~%-]*|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

	/** What stands for itself in a URL; all else is looked at more closely. */
	private static final String PLAIN = "/?&=._~,:+*-";

	private RequestHead() {
	}

	/**
	 * Find what is wrong with a request, if anything is.
	 */
	static @Nullable ApiProblem findProblem(HttpRequest request) {
		if (request.decoderResult().isFailure()) {
			return malformed(request.decoderResult().cause());
		}
		if (!VERSIONS.contains(request.protocolVersion())) {
			return new ApiProblem(ErrorCode.MALFORMED_REQUEST, "Use HTTP/1.1.");
		}
		if (!READING.contains(request.method())) {
			return new ApiProblem(ErrorCode.METHOD_NOT_ALLOWED, "This API is read-only: use GET, HEAD or OPTIONS.");
		}
		// Of codings other than chunked too: who is before us may see a body where we see
		// none.
		if (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
				|| HttpUtil.getContentLength(request, 0L) > 0) {
			return new ApiProblem(ErrorCode.CONTENT_TOO_LARGE, "This API is read-only: send requests without a body.");
		}
		if (!hasHost(request)) {
			return new ApiProblem(ErrorCode.MALFORMED_REQUEST, "Give one header Host with the name of the API's host.");
		}
		return hasUri(request.uri()) ? null : new ApiProblem(ErrorCode.MALFORMED_REQUEST,
				"The URL has characters that must be encoded as UTF-8 with percent signs.");
	}

	/**
	 * Choose the format in which to say so, as for any other error.
	 */
	static OutputMode mode(HttpRequest request) {
		String uri = request.uri();
		int question = uri.indexOf('?');
		String query = (question < 0) ? null : uri.substring(question + 1);
		boolean isKeyInUrl = Credentials.of(request.headers().get(HttpHeaderNames.AUTHORIZATION), query).isInUrl();
		return OutputMode.chooseForProblem(QueryParameters.findOutputMode(query),
				request.headers().get(HttpHeaderNames.ACCEPT), isKeyInUrl);
	}

	private static ApiProblem malformed(Throwable cause) {
		if (cause instanceof TooLongHttpLineException) {
			return new ApiProblem(ErrorCode.URI_TOO_LONG, "The URL may have 4096 characters.", cause);
		}
		if (cause instanceof TooLongHttpHeaderException) {
			return new ApiProblem(ErrorCode.HEADERS_TOO_LARGE, "The headers may have 8192 characters.", cause);
		}
		return new ApiProblem(ErrorCode.MALFORMED_REQUEST, "This is not a valid HTTP request.", cause);
	}

	private static boolean hasHost(HttpRequest request) {
		List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
		if (hosts.isEmpty()) {
			return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
		}
		return hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
	}

	private static boolean isPlain(int character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || PLAIN.indexOf(character) >= 0;
	}

	private static boolean hasUri(String uri) {
		if (uri.startsWith("/") && uri.chars().allMatch(RequestHead::isPlain)) {
			return true;
		}
		try {
			return new URI(uri).getRawPath() != null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
