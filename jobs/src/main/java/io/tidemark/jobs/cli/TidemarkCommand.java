package io.tidemark.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.cron.CronCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code tidemark}.
 */
@Command(name = "tidemark", mixinStandardHelpOptions = true, versionProvider = VersionProvider.class,
		description = "Turns a billing database into figures that people can trust every morning.",
		synopsisSubcommandLabel = "COMMAND", exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:success", "1:an unexpected error", "2:a wrong command line, filter or version",
				"3:the configuration is invalid", "4:the source can't be read or breaks the billing model",
				"5:a check failed, the snapshot is held", "6:the tenant is being run already",
				"7:the report store can't be used", "8:no such tenant, snapshot, figure or key",
				"9:out of disk space or memory", "10:a mail was refused or could not be sent" },
		subcommands = { DemoCommand.class, RunCommand.class, FiguresCommand.class, SnapshotsCommand.class,
				KeysCommand.class, ReportCommand.class, CheckConfigCommand.class, ServeCommand.class,
				SchedulerCommand.class })
final class TidemarkCommand implements Runnable {

	private static final Path DEFAULT_CONFIGURATION = Path.of("tidemark.yml");

	@Option(names = "--home", paramLabel = "DIR", defaultValue = ".tidemark", scope = ScopeType.INHERIT,
			description = "The working folder: embedded store and DuckDB files (default: ${DEFAULT-VALUE}).")
	private Path home;

	@Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "The configuration (default: tidemark.yml in this folder, else in --home, if there is one).")
	private @Nullable Path config;

	@Option(names = "--log-format", defaultValue = "${env:" + LogFormat.VARIABLE + ":-text}", scope = ScopeType.INHERIT,
			paramLabel = "FORMAT",
			description = "How the log on standard error is written: ${COMPLETION-CANDIDATES} (default: "
					+ LogFormat.VARIABLE + ", else text).")
	private LogFormat logFormat;

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "Missing command.");
	}

	Path home() {
		return this.home;
	}

	/**
	 * Return the configuration that the demo keeps in the working folder.
	 */
	Path homeConfiguration() {
		return this.home.resolve(DEFAULT_CONFIGURATION);
	}

	/**
	 * Return the configuration file, null if there is none.
	 */
	@Nullable Path configuration() {
		if (this.config != null) {
			return this.config;
		}
		return Stream.of(DEFAULT_CONFIGURATION, homeConfiguration()).filter(Files::exists).findFirst().orElse(null);
	}

	LogFormat logFormat() {
		return this.logFormat;
	}

	TidemarkProperties properties() {
		return partialConfiguration().complete();
	}

	/**
	 * Return the configuration without the tenants whose part of it is invalid.
	 */
	PartialConfiguration partialConfiguration() {
		return ConfigurationFile.readPartly(configuration(), new CronCheck());
	}

	/**
	 * Open what is configured; relative paths are relative to the configuration file.
	 */
	Installation open() {
		return open(properties());
	}

	Installation open(TidemarkProperties properties) {
		return Installation.open(properties, this.home, configurationFolder());
	}

	/**
	 * Return what relative paths in the configuration are relative to.
	 */
	Path configurationFolder() {
		Path file = configuration();
		Path folder = (file != null) ? file.toAbsolutePath().getParent() : null;
		return (folder != null) ? folder : Path.of("");
	}

}
