package io.tidemark.api.security;

import java.util.List;
import java.util.Set;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.key.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who may ask what: each KPI object and the series need a permission of their own.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String SIGN_IN = "/sign-in";

	private static final String SIGN_OUT = "/sign-out";

	/** What anyone may see, and what needs no store. */
	static final Set<String> OPEN_PATHS = Set.of("/", "/definitions", "/definitions/", "/openapi.json", SIGN_IN,
			SIGN_OUT, "/oauth2/authorization/oidc", "/login/oauth2/code/oidc");

	/** Where load balancers ask, as often as they like. */
	static final Set<String> PROBES = Set.of("/health", "/livez", "/readyz");

	private final HandlerExceptionResolver problems;

	SecurityConfiguration(@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
		this.problems = problems;
	}

	@Bean
	SecurityFilterChain figures(HttpSecurity http, Catalogue catalogue, StoreWatch watch, Sessions sessions,
			FormTokens tokens, RateLimits limits, CallerAddress addresses, ObjectProvider<SignInProvider> providers) {
		providers.ifAvailable((provider) -> provider.configure(http));
		String provider = providers.stream().map(SignInProvider::name).findFirst().orElse(null);
		return stateless(http)
			.csrf((forms) -> forms.csrfTokenRepository(tokens)
				.csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
				// Each request of a session is authenticated, which is no reason for
				// another
				// token.
				.sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
				.requireCsrfProtectionMatcher(SecurityConfiguration::isForm))
			.servletApi(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((requests) -> {
				for (String object : catalogue.objects()) {
					requests.requestMatchers("/backend/kpi/" + object, "/backend/kpi/" + object + "/**")
						.hasAuthority(Permission.kpi(object).name());
				}
				requests.requestMatchers("/backend/kpi/**", "/snapshots/**").authenticated();
				requests.requestMatchers("/analytics/**").hasAuthority(Permission.ANALYTICS.name());
				requests.anyRequest().permitAll();
			})
			.addFilterBefore(new RequestGuard(this.problems), CsrfFilter.class)
			.addFilterBefore(new KeyFilter(watch, sessions, tokens, provider, limits, addresses, this.problems),
					CsrfFilter.class)
			.build();
	}

	@Bean
	@Order(1)
	SecurityFilterChain operations(HttpSecurity http, StoreWatch watch, CallerAddress addresses) {
		return stateless(http).csrf(AbstractHttpConfigurer::disable)
			.securityMatcher("/actuator/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
				.permitAll()
				.anyRequest()
				.hasAuthority(Permission.OPERATIONS.name()))
			.exceptionHandling((failures) -> failures
				.authenticationEntryPoint((request, response, ex) -> refuse(request, response, ErrorCode.NOT_FOUND))
				.accessDeniedHandler((request, response, ex) -> refuse(request, response, ErrorCode.NOT_FOUND)))
			.addFilterBefore(UrlHandlerFilter.trailingSlashHandler("/actuator/**").wrapRequest().build(),
					AuthorizationFilter.class)
			.addFilterBefore(new OperatorFilter(watch, addresses), AuthorizationFilter.class)
			.addFilterBefore(new RequestGuard(this.problems), AuthorizationFilter.class)
			.build();
	}

	private HttpSecurity stateless(HttpSecurity http) {
		return http.logout(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> headers.defaultsDisabled().addHeaderWriter(new StandardHeaders()))
			.exceptionHandling((failures) -> failures
				.authenticationEntryPoint((request, response, ex) -> refuse(request, response, ErrorCode.MISSING_KEY))
				.accessDeniedHandler((request, response, ex) -> this.problems.resolveException(request, response, null,
						denied(ex))));
	}

	private static ApiProblem denied(AccessDeniedException denied) {
		return (denied instanceof CsrfException) ? new ApiProblem(ErrorCode.FORM_EXPIRED) : new ApiProblem(
				ErrorCode.INSUFFICIENT_PERMISSIONS, "The key lacks the permission %s.".formatted(missing(denied)));
	}

	/**
	 * Return whether a request is to sign in with a key.
	 */
	static boolean isSignIn(HttpServletRequest request) {
		return request.getMethod().equals("POST") && request.getRequestURI().equals(SIGN_IN);
	}

	/**
	 * Return whether a request changes who is signed in, and must come from our own page.
	 */
	static boolean isForm(HttpServletRequest request) {
		return request.getMethod().equals("POST") && Set.of(SIGN_IN, SIGN_OUT).contains(request.getRequestURI());
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, ErrorCode code) {
		this.problems.resolveException(request, response, null, new ApiProblem(code));
	}

	private static String missing(AccessDeniedException denied) {
		List<String> missing = (denied instanceof AuthorizationDeniedException ex
				&& ex.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision)
						? decision.getAuthorities().stream().map(String::valueOf).toList() : List.of();
		return String.join(", ", missing);
	}

	/**
	 * Let any method through, for other filters refuse them as documented.
	 */
	@Bean
	StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		return firewall;
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return (request, response, ex) -> {
			StandardHeaders.write(response);
			this.problems.resolveException(request, response, null, new ApiProblem(ErrorCode.MALFORMED_REQUEST,
					"The URL or a header has characters that are not allowed.", ex));
		};
	}

}
