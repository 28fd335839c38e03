package io.tidemark.api.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
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

	private final transient ApiKey key;

	KeyAuthentication(ApiKey key) {
		super(authorities(key));
		this.key = key;
		setAuthenticated(true);
	}

	private static Collection<GrantedAuthority> authorities(ApiKey key) {
		return KNOWN.stream()
			.filter(key::allows)
			.<GrantedAuthority>map((permission) -> new SimpleGrantedAuthority(permission.name()))
			.toList();
	}

	/**
	 * Return the key of a request's caller, null without a valid one.
	 */
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

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof KeyAuthentication that && this.key.equals(that.key);
	}

	@Override
	public int hashCode() {
		return this.key.hashCode();
	}

}
