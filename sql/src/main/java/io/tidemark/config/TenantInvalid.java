package io.tidemark.config;

/**
 * What is wrong with a tenant only together with the rest of the configuration.
 */
final class TenantInvalid extends IllegalArgumentException {

	private static final long serialVersionUID = 1;

	private final String tenant;

	TenantInvalid(String tenant, String message) {
		super(message);
		this.tenant = tenant;
	}

	String tenant() {
		return this.tenant;
	}

}
