package io.tidemark.jobs.cli;

import java.util.Collections;
import java.util.Iterator;

import io.tidemark.failure.TidemarkFailure;

/**
 * The names of the tenants that are configured, for completion; none if the configuration
 * can't be read.
 *
 * @param options say which configuration that is
 */
public record TenantNames(CommonOptions options) implements Iterable<String> {

	@Override
	public Iterator<String> iterator() {
		try {
			return this.options.partialConfiguration().properties().tenants().keySet().stream().sorted().iterator();
		}
		catch (TidemarkFailure ex) {
			return Collections.emptyIterator();
		}
	}

}
