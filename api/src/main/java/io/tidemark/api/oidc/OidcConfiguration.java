package io.tidemark.api.oidc;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.security.Person;
import io.tidemark.api.security.Sessions;
import io.tidemark.api.security.SignInProvider;
import io.tidemark.config.OidcProperties;
import io.tidemark.config.OidcProperties.GroupProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.InnermostReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Signs people in at an OpenID provider, if one is configured. What it keeps is in
 * cookies, and nothing of it after that but the session.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tidemark.api.oidc.issuer")
class OidcConfiguration {

	private static final Logger LOG = LoggerFactory.getLogger(OidcConfiguration.class);

	private static final String ID = "oidc";

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final int LONGEST_NAME = 100;

	private final TidemarkProperties properties;

	private final OidcProperties oidc;

	private final Sessions sessions;

	private final HandlerExceptionResolver problems;

	OidcConfiguration(TidemarkProperties properties, Sessions sessions,
			@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
		this.properties = properties;
		this.oidc = Objects.requireNonNull(properties.api().oidc());
		this.sessions = sessions;
		this.problems = problems;
	}

	@Bean
	SignInProvider openIdProvider() {
		return new SignInProvider() {

			@Override
			public String name() {
				return OidcConfiguration.this.oidc.name();
			}

			@Override
			public void configure(HttpSecurity http) {
				OidcConfiguration.this.configure(http);
			}

		};
	}

	private void configure(HttpSecurity http) {
		AuthorizationRequestCookie requests = new AuthorizationRequestCookie(this.sessions, PATIENCE);
		http.oauth2Login((login) -> login.clientRegistrationRepository(clients())
			.authorizedClientRepository(new NoAuthorizedClients())
			.loginPage("/sign-in")
			.authorizationEndpoint((endpoint) -> endpoint.authorizationRequestRepository(requests))
			.successHandler((request, response, authentication) -> begin(authentication, request, response))
			.failureHandler(this::refuse)
			.addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {

				@Override
				public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
					filter.setAuthenticationFailureHandler(OidcConfiguration.this::refuse);
					return filter;
				}

			}));
	}

	/**
	 * Return the one client, which asks the provider about itself when it is first
	 * needed: the API starts without it.
	 */
	private ClientRegistrationRepository clients() {
		return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(client()));
	}

	private ClientRegistration client() {
		String here = (this.properties.reports().apiUrl() != null)
				? this.properties.reports().apiUrl().toString().replaceFirst("/+$", "") : "{baseUrl}";
		return ClientRegistrations.fromIssuerLocation(this.oidc.issuer().toString())
			.registrationId(ID)
			.clientId(this.oidc.clientId())
			.clientSecret(this.oidc.clientSecret())
			.redirectUri(here + "/login/oauth2/code/{registrationId}")
			.scope(this.oidc.scopes())
			.build();
	}

	private void begin(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
		try {
			this.sessions.begin(person((OidcUser) Objects.requireNonNull(authentication.getPrincipal())), request,
					response);
		}
		catch (ApiProblem ex) {
			this.problems.resolveException(request, response, null, ex);
			return;
		}
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
		response.setHeader(HttpHeaders.LOCATION, AuthorizationRequestCookie.returnPath(request));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	/**
	 * Return whom the provider has signed in, with those of their groups that may read
	 * something.
	 */
	private Person person(OidcUser user) {
		Object claim = user.getClaims().get(this.oidc.groupsClaim());
		List<String> groups = ((claim instanceof Collection<?> several) ? several.stream() : Stream.ofNullable(claim))
			.map(String::valueOf)
			.toList();
		String name = Stream.of(user.getFullName(), user.getPreferredUsername(), user.getEmail(), user.getSubject())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("");
		return new Person(Objects.requireNonNull(user.getSubject()),
				name.substring(0, Math.min(name.length(), LONGEST_NAME)),
				this.oidc.groups().stream().map(GroupProperties::group).filter(groups::contains).toList());
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		LOG.warn("{} signed nobody in: {}", this.oidc.issuer(), InnermostReason.of(failure));
		this.problems.resolveException(request, response, null,
				new ApiProblem(ErrorCode.SIGN_IN_FAILED, ErrorCode.SIGN_IN_FAILED.hint(), failure));
	}

}
