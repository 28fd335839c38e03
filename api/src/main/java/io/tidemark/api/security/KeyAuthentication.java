package io.tidemark.api.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.tidemark.api.store.StoreWatch;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;
import io.tidemark.key.Permission;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * A caller with a valid key, whose permissions are its authorities.
 */
public final class KeyAuthentication extends AbstractAuthenticationToken {

	private static final String ATTRIBUTE = KeyAuthentication.class.getName();

	private static final List<Permission> KNOWN = Stream
		.concat(Catalogue.load().objects().stream().map(Permission::kpi),
				Stream.of(Permission.ANALYTICS, Permission.OPERATIONS))
		.toList();

	/** By the permissions of keys: there are few different sets, and many requests. */
	private static final Map<Set<Permission>, List<GrantedAuthority>> AUTHORITIES = new ConcurrentHashMap<>();

	private final transient ApiKey key;

	private KeyAuthentication(ApiKey key) {
		super(AUTHORITIES.computeIfAbsent(key.permissions(), (permissions) -> AuthorityUtils
			.createAuthorityList(KNOWN.stream().filter(key::allows).map(Permission::name).toList())));
		this.key = key;
		setAuthenticated(true);
	}

	static @Nullable KeyAuthentication find(KeySecret secret, StoreWatch.State state) {
		ApiKey key = state.keys().get(secret.hash());
		return (key != null) ? ofUsable(key) : null;
	}

	static @Nullable KeyAuthentication ofUsable(ApiKey key) {
		return key.isUsableAt(Instant.now()) ? new KeyAuthentication(key) : null;
	}

	public static @Nullable ApiKey of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof KeyAuthentication caller) ? caller.key : null;
	}

	/**
	 * Let this be the caller of a request from here on.
	 */
	void accept(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
		SecurityContextHolder.setContext(new SecurityContextImpl(this));
	}

	@Override
	public ApiKey getPrincipal() {
		return this.key;
	}

	/**
	 * Return nothing, for the secret is forgotten once it was checked.
	 */
	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

}
