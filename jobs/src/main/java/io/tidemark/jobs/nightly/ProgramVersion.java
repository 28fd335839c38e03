package io.tidemark.jobs.nightly;

import org.jspecify.annotations.Nullable;

/**
 * The version of the program that runs.
 */
final class ProgramVersion {

	private ProgramVersion() {
	}

	static String current() {
		@Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

}
