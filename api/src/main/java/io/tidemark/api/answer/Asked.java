package io.tidemark.api.answer;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.security.Credentials;
import io.tidemark.api.security.Visitor;
import io.tidemark.failure.Nearest;
import io.tidemark.figure.Parameters;
import io.tidemark.key.KeySecret;
import io.tidemark.reports.html.PageVisitor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

/**
 * What a URL and its headers ask, whoever sends them.
 *
 * @param path the path, with its last slash
 * @param parameters all parameters but the key
 * @param mode the format of the answer
 * @param links how to write links of the answer
 * @param visitor who reads a page, null for programs
 */
public record Asked(String path, SortedMap<String, String> parameters, OutputMode mode, Links links,
		@Nullable PageVisitor visitor) {

	private static final int MOST_PARAMETERS = 50;

	/**
	 * Read a request. Links of a page have no key, even if the page's own address has it;
	 * those for programs have.
	 * @param isForPeople whether a page is the answer if nothing says otherwise
	 * @throws ApiProblem if a parameter is malformed, given twice or names no format
	 */
	public static Asked of(HttpServletRequest request, boolean isForPeople) {
		Credentials credentials = Credentials.of(request);
		Visitor visitor = Visitor.of(request);
		SortedMap<String, String> parameters = parameters(request.getQueryString());
		parameters.remove(Credentials.PARAMETER);
		OutputMode mode = OutputMode.choose(parameters.get(OutputMode.PARAMETER), request.getHeader(HttpHeaders.ACCEPT),
				isForPeople || credentials.isInUrl() || (visitor != null && visitor.isSignedIn()));
		String path = request.getRequestURI().endsWith("/") ? request.getRequestURI() : request.getRequestURI() + "/";
		if (mode == OutputMode.HTML) {
			// A form sends its empty fields, too.
			parameters.values().removeIf(String::isEmpty);
			Links links = new Links(null);
			return new Asked(path, parameters, mode, links,
					(visitor != null) ? visitor.page(links.to(path, parameters)) : null);
		}
		KeySecret secret = credentials.isInUrl() ? credentials.secret() : null;
		return new Asked(path, parameters, mode, new Links((secret != null) ? secret.text() : null), null);
	}

	/**
	 * Return the same for a page that asks its reader to sign in.
	 */
	public Asked askedToSignIn(HttpServletRequest request) {
		Visitor whose = Visitor.of(request);
		return (this.visitor != null && whose != null)
				? new Asked(this.path, this.parameters, this.mode, this.links, whose.asked(this.visitor.here())) : this;
	}

	/**
	 * Decode a query.
	 * @return the parameters by name, as {@link Parameters#add} adds them
	 * @throws ApiProblem if it can't be decoded or gives a parameter twice that has one
	 * value
	 */
	static SortedMap<String, String> parameters(@Nullable String query) {
		SortedMap<String, String> parameters = new TreeMap<>();
		for (String pair : StringUtils.tokenizeToStringArray(query, "&")) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			if (!Parameters.add(parameters, name, (equals < 0) ? "" : decode(pair.substring(equals + 1)))) {
				throw new ApiProblem(ErrorCode.INVALID_PARAMETER, "Give %s once, not twice.".formatted(name));
			}
		}
		if (parameters.size() > MOST_PARAMETERS) {
			throw new ApiProblem(ErrorCode.MALFORMED_REQUEST,
					"There are more than %s parameters.".formatted(MOST_PARAMETERS));
		}
		return parameters;
	}

	/**
	 * Decode a part of a URL; what is no UTF-8 is refused.
	 */
	private static String decode(String encoded) {
		try {
			String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
				.toString();
		}
		catch (CharacterCodingException | IllegalArgumentException ex) {
			throw new ApiProblem(ErrorCode.MALFORMED_REQUEST,
					"The URL has characters that are not encoded as UTF-8 with percent signs.", ex);
		}
	}

	/**
	 * Refuse parameters that an answer does not take.
	 * @throws ApiProblem naming the first of them
	 */
	public void requireOnly(Set<String> known) {
		this.parameters.keySet().stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			throw new ApiProblem(ErrorCode.INVALID_PARAMETER,
					"There is no parameter '%s' here: %s.".formatted(name, Nearest.choice(name, new TreeSet<>(known))));
		});
	}

	/**
	 * Return the same with dates for the days that are counted back from a business date.
	 */
	Asked on(LocalDate businessDate) {
		return with(Parameters.dated(this.parameters, businessDate));
	}

	private Asked with(SortedMap<String, String> others) {
		return new Asked(this.path, others, this.mode, this.links, this.visitor);
	}

	/**
	 * Return the same with another value of a parameter that it has.
	 */
	Asked with(String name, String value) {
		SortedMap<String, String> others = new TreeMap<>(this.parameters);
		others.replace(name, value);
		return with(others);
	}

	Asked without(Set<String> names) {
		SortedMap<String, String> others = new TreeMap<>(this.parameters);
		others.keySet().removeAll(names);
		return with(others);
	}

	AnswerKey key(String scope, String snapshot) {
		String secret = this.links.keyInUrl();
		return new AnswerKey(scope, snapshot, this.path, this.parameters, this.mode,
				(secret != null) ? new KeySecret(secret).hash().hex() : "", this.visitor);
	}

}
