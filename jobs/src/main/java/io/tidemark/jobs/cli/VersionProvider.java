package io.tidemark.jobs.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/**
 * Tells the program's version.
 */
final class VersionProvider implements IVersionProvider {

	@Override
	public String[] getVersion() {
		@Nullable String version = VersionProvider.class.getPackage().getImplementationVersion();
		return new String[] { "tidemark " + ((version != null) ? version : "development") };
	}

}
