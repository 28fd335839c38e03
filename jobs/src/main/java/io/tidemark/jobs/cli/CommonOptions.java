package io.tidemark.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.cron.CronCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command takes, and what they open.
 */
public abstract class CommonOptions {

	private static final Path DEFAULT_CONFIGURATION = Path.of("tidemark.yml");

	@Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT,
			description = "Show this help and exit.")
	@SuppressWarnings("UnusedVariable") // picocli acts on it by itself
	private boolean help;

	@Option(names = "--home", paramLabel = "DIR", defaultValue = ".tidemark", scope = ScopeType.INHERIT,
			description = "The working folder: embedded store and DuckDB files (default: ${DEFAULT-VALUE}).")
	private Path home;

	@Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "The configuration (default: tidemark.yml in this folder, else in --home, if there is one).")
	private @Nullable Path config;

	@Option(names = "--log-format", defaultValue = "${env:" + LogFormat.VARIABLE + ":-text}", scope = ScopeType.INHERIT,
			paramLabel = "STYLE",
			description = "The format of the log on standard error: ${COMPLETION-CANDIDATES} (default: "
					+ LogFormat.VARIABLE + ", else text).")
	private LogFormat logFormat;

	public Path home() {
		return this.home;
	}

	/**
	 * Return the configuration that the demo keeps in the working folder.
	 */
	public Path homeConfiguration() {
		return this.home.resolve(DEFAULT_CONFIGURATION);
	}

	/**
	 * Return the configuration file, null if there is none.
	 */
	public @Nullable Path configuration() {
		if (this.config != null) {
			return this.config;
		}
		return Stream.of(DEFAULT_CONFIGURATION, homeConfiguration()).filter(Files::exists).findFirst().orElse(null);
	}

	/**
	 * Return what relative paths in the configuration are relative to.
	 */
	public Path configurationFolder() {
		Path file = configuration();
		Path folder = (file != null) ? file.toAbsolutePath().getParent() : null;
		return (folder != null) ? folder : Path.of("");
	}

	public LogFormat logFormat() {
		return this.logFormat;
	}

	/**
	 * Return the configuration without the tenants whose part of it is invalid.
	 */
	public PartialConfiguration partialConfiguration() {
		return ConfigurationFile.readPartly(configuration(), new CronCheck());
	}

	/**
	 * Open what is configured; all of the configuration must be valid.
	 */
	public Installation open() {
		return open(partialConfiguration().complete());
	}

	public Installation open(TidemarkProperties properties) {
		return Installation.open(properties, this.home, configurationFolder());
	}

}
