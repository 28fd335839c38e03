package io.tidemark.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.failure.ConfigurationInvalid;

/**
 * A configuration without the tenants whose own part of it is invalid, so that the others
 * need not wait for its correction.
 *
 * @param properties the configuration of the other tenants
 * @param leftOut what is wrong with each tenant that is left out, by its name
 */
public record PartialConfiguration(TidemarkProperties properties, SortedMap<String, ConfigurationInvalid> leftOut) {

	public PartialConfiguration {
		leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
	}

	/**
	 * Return the configuration, in which every tenant is valid.
	 * @throws ConfigurationInvalid if one is left out
	 */
	public TidemarkProperties complete() {
		return this.leftOut.isEmpty() ? this.properties : with(this.leftOut.firstKey());
	}

	/**
	 * Return the configuration, in which a tenant is valid.
	 * @throws ConfigurationInvalid if the tenant is left out
	 */
	public TidemarkProperties with(String tenant) {
		ConfigurationInvalid failure = this.leftOut.get(tenant);
		if (failure != null) {
			throw failure;
		}
		return this.properties;
	}

}
