package io.tidemark.api.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.ApiProperties;
import io.tidemark.config.OidcProperties.GroupProperties;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeyHash;
import io.tidemark.key.KeySecret;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.ContentHash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions of browsers: each is a cookie that says whose it is and until when,
 * encrypted with what every replica knows, so that none has to remember it.
 */
@Component
public final class Sessions {

	private static final SessionCookie COOKIE = new SessionCookie("tidemark_session");

	/** What is kept while a person is at the provider. */
	private static final SessionCookie PENDING = new SessionCookie("tidemark_sign_in");

	/** Stands where a cookie has its key's id if it is a person's; ids are longer. */
	private static final String PERSON = "oidc";

	private static final int ID_DIGITS = 8;

	private final ApiProperties properties;

	private final StoreWatch watch;

	private final String secret;

	Sessions(ApiProperties properties, StoreWatch watch) {
		this.properties = properties;
		this.watch = watch;
		this.secret = Objects.requireNonNullElse(properties.session().secret(), "");
	}

	/**
	 * Sign a browser in with a key.
	 * @throws ApiProblem if there is no such key, or that can't be known now
	 */
	public void begin(KeySecret secret, HttpServletRequest request, HttpServletResponse response) {
		KeyAuthentication found = KeyAuthentication.find(secret, this.watch.state());
		if (found == null) {
			found = KeyAuthentication.find(secret, this.watch.lookAgain());
		}
		if (found == null) {
			throw new ApiProblem(ErrorCode.INVALID_KEY);
		}
		begin(found.getPrincipal().id(), ofKey(secret.hash()), null, request, response);
	}

	/**
	 * Sign a browser in whose person the provider knows.
	 * @throws ApiProblem if none of the person's groups may read anything
	 */
	public void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
		if (find(person, Instant.MAX) == null) {
			throw new ApiProblem(ErrorCode.INSUFFICIENT_PERMISSIONS,
					"None of your groups may read figures here: ask the operator.");
		}
		begin(PERSON, ofPersons("session"), person, request, response);
	}

	private void begin(String owner, SealedText sealed, @Nullable Person person, HttpServletRequest request,
			HttpServletResponse response) {
		Duration lifetime = this.properties.session().lifetime();
		Session session = new Session(Instant.now().plus(lifetime), person);
		COOKIE.set(owner + "." + sealed.seal(JsonMapper.shared().writeValueAsString(session)), lifetime, request,
				response);
	}

	/**
	 * Sign a browser out.
	 */
	public void end(HttpServletRequest request, HttpServletResponse response) {
		COOKIE.set("", Duration.ZERO, request, response);
	}

	/**
	 * Have a browser keep a text until its person is signed in; nobody can read or change
	 * it.
	 * @param lifetime how long, zero to forget it
	 */
	public void setPending(String text, Duration lifetime, HttpServletRequest request, HttpServletResponse response) {
		PENDING.set(lifetime.isZero() ? "" : ofPersons("sign-in").seal(text), lifetime, request, response);
	}

	/**
	 * Find the text that a browser was given to keep.
	 */
	public @Nullable String findPending(HttpServletRequest request) {
		String sealed = PENDING.find(request);
		return (sealed != null) ? ofPersons("sign-in").open(sealed) : null;
	}

	@Nullable String find(HttpServletRequest request) {
		return COOKIE.find(request);
	}

	/**
	 * Find whose session a cookie is.
	 * @return null if it has ended, or is none of ours
	 */
	@Nullable KeyAuthentication find(String cookie, StoreWatch.State state) {
		int point = cookie.indexOf('.');
		String owner = cookie.substring(0, Math.max(point, 0));
		String sealed = cookie.substring(point + 1);
		if (!owner.equals(PERSON)) {
			return state.keys()
				.entrySet()
				.stream()
				.filter((each) -> each.getValue().id().equals(owner) && open(ofKey(each.getKey()), sealed) != null)
				.map(Map.Entry::getValue)
				.findFirst()
				.map(KeyAuthentication::ofUsable)
				.orElse(null);
		}
		Session session = this.secret.isEmpty() ? null : open(ofPersons("session"), sealed);
		ApiKey key = (session != null && session.person() != null) ? find(session.person(), session.expiresAt()) : null;
		return (key != null) ? KeyAuthentication.ofUsable(key) : null;
	}

	/**
	 * Find what a person may read, as a key that is in no store.
	 */
	private @Nullable ApiKey find(Person person, Instant expiresAt) {
		if (this.properties.oidc() == null) {
			return null;
		}
		GroupProperties group = this.properties.oidc().find(person.groups()).orElse(null);
		if (group == null) {
			return null;
		}
		Set<Permission> permissions = new LinkedHashSet<>(group.permissions().stream().map(Permission::parse).toList());
		byte[] digest = ContentHash.sha256().digest(person.subject().getBytes(StandardCharsets.UTF_8));
		return new ApiKey(PERSON + "-" + HexFormat.of().formatHex(digest).substring(0, ID_DIGITS), group.tenant(),
				person.name(), permissions, group.dealer(), null, Instant.EPOCH, expiresAt, null);
	}

	private static @Nullable Session open(SealedText sealed, String text) {
		String opened = sealed.open(text);
		Session session = (opened != null) ? JsonMapper.shared().readValue(opened, Session.class) : null;
		return (session != null && Instant.now().isBefore(session.expiresAt())) ? session : null;
	}

	private SealedText ofKey(KeyHash hash) {
		return new SealedText(hash.bytes(), "session of a key " + this.secret);
	}

	private SealedText ofPersons(String purpose) {
		return new SealedText(this.secret.getBytes(StandardCharsets.UTF_8), purpose + " of a person");
	}

	/**
	 * What a cookie says.
	 *
	 * @param expiresAt the first instant at which it is none any more
	 * @param person who it is, null if it is a key's
	 */
	private record Session(Instant expiresAt, @Nullable Person person) {
	}

}
