package io.tidemark.jobs;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.tidemark.config.MailAddress;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.jobs.cli.CommonOptions;
import io.tidemark.jobs.cli.CompletionCommand;
import io.tidemark.jobs.cli.FailureSentences;
import io.tidemark.jobs.cli.TenantNames;
import io.tidemark.jobs.cli.Terminal;
import io.tidemark.jobs.cli.check.CheckConfigCommand;
import io.tidemark.jobs.cli.run.DemoCommand;
import io.tidemark.jobs.cli.published.KeysCommand;
import io.tidemark.jobs.cli.published.ReportCommand;
import io.tidemark.jobs.cli.run.RunCommand;
import io.tidemark.jobs.cli.run.SchedulerCommand;
import io.tidemark.jobs.cli.run.ServeCommand;
import io.tidemark.jobs.cli.published.FiguresCommand;
import io.tidemark.jobs.cli.published.SnapshotsCommand;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The command {@code tidemark}: results on standard output, all else on standard error.
 */
@Command(name = "tidemark", versionProvider = Tidemark.Version.class,
		description = "Turns a billing database into figures that people can trust every morning.",
		synopsisSubcommandLabel = "COMMAND", exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:success", "1:an unexpected error", "2:a wrong command line, filter or version",
				"3:the configuration is invalid", "4:the source can't be read or breaks the billing model",
				"5:a check failed, the snapshot is held", "6:the tenant is being run already",
				"7:the report store can't be used", "8:no such tenant, snapshot, figure or key",
				"9:out of disk space or memory", "10:a mail can't be delivered" },
		subcommands = { DemoCommand.class, RunCommand.class, FiguresCommand.class, SnapshotsCommand.class,
				KeysCommand.class, ReportCommand.class, CheckConfigCommand.class, ServeCommand.class,
				SchedulerCommand.class, CompletionCommand.class })
public final class Tidemark extends CommonOptions {

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Print the version and exit.")
	@SuppressWarnings("UnusedVariable") // picocli acts on it by itself
	private boolean version;

	/** Kept, for a logger that nobody holds forgets its level; failures are told here. */
	private static final Logger DRIVER = Logger.getLogger("org.postgresql");

	public static void main(String[] arguments) {
		FailureSentences.endWithSignals();
		System.exit(execute(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
				new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
	}

	public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
		DRIVER.setLevel(Level.OFF);
		FailureSentences failures = new FailureSentences();
		Tidemark tidemark = new Tidemark();
		return new CommandLine(tidemark, TenantNames.factory(tidemark)).setOut(out)
			.setErr(err)
			.registerConverter(Instant.class, converter(Tidemark::instant))
			.registerConverter(MailAddress.class, converter(MailAddress::of))
			.registerConverter(Permission.class, converter(Permission::parse))
			.registerConverter(SnapshotVersion.class, converter(SnapshotVersion::parse))
			.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.output().ansi()))
			.setUsageHelpWidth(Terminal.output().helpWidth())
			.setExecutionExceptionHandler(failures)
			.setParameterExceptionHandler(failures)
			.setExecutionStrategy((parsed) -> {
				tidemark.logFormat().use();
				return new CommandLine.RunLast().execute(parsed);
			})
			.execute(arguments);
	}

	private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
		return (text) -> {
			try {
				return parse.apply(text);
			}
			catch (QueryInvalid | IllegalArgumentException ex) {
				throw new TypeConversionException(String.valueOf(ex.getMessage()));
			}
		};
	}

	private static Instant instant(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw new QueryInvalid("'%s' is not an instant: write it like 2026-01-01T00:00:00Z.".formatted(text), ex);
		}
	}

	/**
	 * The program's version.
	 */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			@Nullable String version = Tidemark.class.getPackage().getImplementationVersion();
			return new String[] { "tidemark " + ((version != null) ? version : "development") };
		}

	}

}
