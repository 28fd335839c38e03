package io.tidemark.api.http;

import java.util.Set;

import org.springframework.web.server.ServerWebExchange;

/**
 * The paths of health and metrics, which others answer.
 */
public final class OperationsPaths {

	/** The attribute of a request that comes from an operator. */
	public static final String OPERATOR = OperationsPaths.class.getName() + ".operator";

	/** Health with its details. */
	public static final String HEALTH = "/actuator/health";

	/** Health without details, as a group of {@code application.yml}. */
	public static final String HEALTH_STATUS = HEALTH + "/status";

	private static final Set<String> FOR_ALL = Set.of(HEALTH_STATUS, HEALTH + "/liveness", HEALTH + "/readiness");

	private static final Set<String> FOR_OPERATORS = Set.of(HEALTH, "/actuator", "/actuator/info",
			"/actuator/prometheus");

	private OperationsPaths() {
	}

	static boolean isMeant(ServerWebExchange exchange, String path) {
		return FOR_ALL.contains(path)
				|| (FOR_OPERATORS.contains(path) && exchange.getAttributes().containsKey(OPERATOR));
	}

}
