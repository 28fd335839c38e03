package io.tidemark.jobs.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Prints a figure of a snapshot.
 */
@Command(name = "figures", mixinStandardHelpOptions = true, modelTransformer = FigureFilters.class,
		description = "Print a KPI, as in customers/byStatus, its history or a series, as the API would answer.")
final class FiguresCommand implements Callable<Integer> {

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "OBJECT/TYPE",
			description = "A KPI as in customers/byStatus (customers alone is customers/summary), its history as in "
					+ "customers/byStatus/history, or a series as in subscription-revenue. For an unknown figure the "
					+ "error lists them all.")
	private String figure;

	@Option(names = "--tenant", paramLabel = "NAME", description = "Whose figure (default: the only tenant).")
	private @Nullable String tenant;

	@Option(names = "--snapshot", paramLabel = "VERSION", description = "The snapshot (default: the latest).")
	private @Nullable String snapshot;

	@Option(names = "--format", defaultValue = "table",
			description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private FigureFormat format;

	@Override
	public Integer call() throws IOException {
		try (Installation installation = this.tidemark.open()) {
			Snapshot source = installation.snapshots()
				.load(installation.tenant(this.tenant),
						(this.snapshot != null) ? SnapshotVersion.parse(this.snapshot) : null);
			FigureQuestion question = Figures.load()
				.find(this.figure)
				.ask(FigureFilters.parameters(this.spec.commandLine().getParseResult()));
			FigureReader reader = new FigureReader(installation.snapshots());
			new FigurePrinter(this.format, this.spec.commandLine()).print((this.format == FigureFormat.csv)
					? reader.read(source, question) : reader.readPage(source, question));
		}
		return 0;
	}

}
