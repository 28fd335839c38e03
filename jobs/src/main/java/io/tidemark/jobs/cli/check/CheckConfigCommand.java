package io.tidemark.jobs.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.figure.FigurePage;
import io.tidemark.file.LeftoverFiles;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.FigureOutput;
import io.tidemark.jobs.cli.check.Findings.State;
import io.tidemark.jobs.nightly.RunFolders;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Checks the configuration and everything it names, before the night does.
 */
@Command(name = "check-config",
		description = "Test the store, the mail server and each tenant's schedule, source and reports, and say what "
				+ "would be done next. Nothing is changed and no mail is sent. If something fails, the exit code is the "
				+ "highest of all failures.")
public final class CheckConfigCommand extends ConsoleCommand implements Callable<Integer> {

	private static final String SCRATCH = "tidemark-check";

	@Mixin
	private FigureOutput output;

	@Override
	public Integer call() throws IOException {
		Path file = common().configuration();
		PartialConfiguration configuration = common().partialConfiguration();
		Findings findings = new Findings();
		findings.check(null, "configuration",
				() -> (file != null) ? file.toString() : "the environment alone, there is no tidemark.yml");
		configuration.leftOut()
			.keySet()
			.forEach((tenant) -> findings.attempt(tenant, "configuration", () -> configuration.with(tenant)));
		LeftoverFiles.deleteOfEndedProcesses(SCRATCH);
		Path folder = Files.createTempDirectory(LeftoverFiles.prefix(SCRATCH));
		try {
			check(configuration.properties(), folder, findings);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
		print(findings);
		return findings.exitCode();
	}

	private void check(TidemarkProperties properties, Path folder, Findings findings) {
		RunFolders folders = new RunFolders(common().home(), common().configurationFolder());
		try (Warehouse scratch = Warehouse.open(folder.resolve("check.duckdb"), properties.warehouse(),
				WarehouseSettings.scratch(LocalDate.now(ZoneOffset.UTC)), "check");
				ConfigurationCheck check = new ConfigurationCheck(properties, folders, scratch, Clock.systemUTC(),
						findings)) {
			check.mail();
			properties.tenants().keySet().stream().sorted().forEach(check::tenant);
			check.forgotten();
		}
	}

	private void print(Findings findings) throws IOException {
		boolean isTable = this.output.isTable();
		this.output.print(FigurePage.whole(findings.table((state) -> !isTable || state != State.NEXT)));
		if (isTable) {
			out().println();
			findings.nextSentences().forEach(out()::println);
			out().println(
					"Failed: %s. Warnings: %s.".formatted(findings.count(State.FAILED), findings.count(State.WARNING)));
		}
	}

}
