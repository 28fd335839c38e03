package io.tidemark.api.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Finds who answers a path. The last slash may be there or not.
 */
final class Routes {

	private final List<Route<Endpoint>> endpoints;

	private final List<Route<OpenPage>> pages;

	Routes(List<Endpoint> endpoints, List<OpenPage> pages) {
		this.endpoints = endpoints.stream()
			.map((endpoint) -> new Route<>(endpoint, segments(endpoint.path())))
			.toList();
		this.pages = pages.stream().map((page) -> new Route<>(page, segments(page.path()))).toList();
	}

	Optional<Match<Endpoint>> findEndpoint(String path) {
		return find(this.endpoints, path);
	}

	Optional<Match<OpenPage>> findPage(String path) {
		return find(this.pages, path);
	}

	private static <T> Optional<Match<T>> find(List<Route<T>> routes, String path) {
		List<String> segments = segments(path).stream().map(QueryParameters::decode).toList();
		return routes.stream().flatMap((route) -> Optional.ofNullable(route.match(segments)).stream()).findFirst();
	}

	private static List<String> segments(String path) {
		String inner = path.startsWith("/") ? path.substring(1) : path;
		String withoutLastSlash = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
		return List.of(StringUtils.delimitedListToStringArray(withoutLastSlash, "/"));
	}

	/**
	 * Who answers, and the variable parts of the path by name.
	 *
	 * @param target who answers
	 * @param variables the variable parts
	 */
	record Match<T>(T target, Map<String, String> variables) {
	}

	/**
	 * A path whose segments are literal, or a name in braces for a variable one.
	 */
	private record Route<T>(T target, List<String> template) {

		@Nullable Match<T> match(List<String> segments) {
			if (segments.size() != this.template.size()) {
				return null;
			}
			Map<String, String> variables = new HashMap<>();
			for (int index = 0; index < segments.size(); index++) {
				String expected = this.template.get(index);
				if (expected.startsWith("{")) {
					variables.put(expected.substring(1, expected.length() - 1), segments.get(index));
				}
				else if (!expected.equals(segments.get(index))) {
					return null;
				}
			}
			return new Match<>(this.target, Map.copyOf(variables));
		}

	}

}
