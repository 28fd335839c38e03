package io.tidemark.jobs.cli;

import java.util.Collections;
import java.util.Iterator;

import io.tidemark.failure.TidemarkFailure;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * The names of the tenants that are configured, for completion; none if the configuration
 * can't be read.
 *
 * @param options say which configuration that is
 */
public record TenantNames(CommonOptions options) implements Iterable<String> {

	/**
	 * Return what makes the parts of commands, these names among them.
	 */
	public static IFactory factory(CommonOptions options) {
		IFactory usual = CommandLine.defaultFactory();
		return new IFactory() {

			@Override
			public <K> K create(Class<K> type) throws Exception {
				return (type == TenantNames.class) ? type.cast(new TenantNames(options)) : usual.create(type);
			}

		};
	}

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
