package io.tidemark.api.health;

import java.net.InetSocketAddress;

import io.tidemark.api.http.OperationsPaths;
import io.tidemark.api.key.Credentials;
import io.tidemark.api.key.Gate;
import io.tidemark.config.ApiProperties;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Shows health details and metrics to operators only: by their address, or by a key with
 * the permission {@code operations:read}. Whether all is well anyone may ask.
 */
final class OperatorFilter implements WebFilter, Ordered {

	private static final String ROOT = "/actuator";

	private final Gate gate;

	private final ApiProperties properties;

	OperatorFilter(Gate gate, ApiProperties properties) {
		this.gate = gate;
		this.properties = properties;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 5;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String path = exchange.getRequest().getURI().getRawPath();
		if (!path.startsWith(ROOT)) {
			return chain.filter(exchange);
		}
		return filter(path,
				exchange.mutate()
					.response(ConnectionThreadResponse.of(exchange.getRequest(), exchange.getResponse()))
					.build(),
				chain);
	}

	private Mono<Void> filter(String path, ServerWebExchange exchange, WebFilterChain chain) {
		if (isOperator(exchange.getRequest())) {
			exchange.getAttributes().put(OperationsPaths.OPERATOR, true);
			return chain.filter(exchange);
		}
		return chain.filter(path.equals(OperationsPaths.HEALTH) ? withoutDetails(exchange) : exchange);
	}

	private static ServerWebExchange withoutDetails(ServerWebExchange exchange) {
		return exchange.mutate().request((request) -> request.path(OperationsPaths.HEALTH_STATUS)).build();
	}

	private boolean isOperator(ServerHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		@Nullable InetSocketAddress remote = request.getRemoteAddress();
		boolean isForwarded = headers.containsHeader("X-Forwarded-For") || headers.containsHeader("Forwarded");
		if (remote != null && !isForwarded && this.properties.isOperator(remote.getAddress().getHostAddress())) {
			return true;
		}
		Credentials credentials = Credentials.of(headers.getFirst(HttpHeaders.AUTHORIZATION),
				request.getURI().getRawQuery());
		ApiKey key = this.gate.findKnown(credentials);
		return key != null && key.allows(Permission.OPERATIONS);
	}

}
