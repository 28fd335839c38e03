package io.tidemark.jobs.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.HistoryQuery;
import io.tidemark.figure.KpiHistory;
import io.tidemark.figure.KpiQuery;
import io.tidemark.figure.KpiReader;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Prints a figure of a snapshot.
 */
@Command(name = "figures", mixinStandardHelpOptions = true,
		description = "Print a KPI, as in customers/byStatus, its history or a series, as the API would answer.")
final class FiguresCommand implements Callable<Integer> {

	private static final String HISTORY = "/" + HistoryQuery.NAME;

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "OBJECT/TYPE",
			description = "customers, numbers, features or invoices with a type (summary if left out) and, if you want "
					+ "it of every snapshot, /history; or subscription-revenue, subscription-metrics, movements or "
					+ "restatements.")
	private String figure;

	@Option(names = "--tenant", paramLabel = "NAME", description = "Whose figure (default: the only tenant).")
	private @Nullable String tenant;

	@Option(names = "--snapshot", paramLabel = "VERSION", description = "The snapshot (default: the latest).")
	private @Nullable String snapshot;

	@Option(names = "--format", defaultValue = "table",
			description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private FigureFormat format;

	@ArgGroup(validate = false, heading = "%nFilters:%n")
	private @Nullable FigureFilters filters;

	@Override
	public Integer call() throws IOException {
		try (Installation installation = this.tidemark.open()) {
			Snapshot source = installation.snapshots()
				.load(installation.tenant(this.tenant),
						(this.snapshot != null) ? SnapshotVersion.parse(this.snapshot) : null);
			Map<String, String> parameters = (this.filters != null) ? this.filters.parameters() : Map.of();
			print(installation.snapshots(), source, parameters);
		}
		return 0;
	}

	private void print(SnapshotStore store, Snapshot source, Map<String, String> parameters) throws IOException {
		FigurePrinter printer = new FigurePrinter(this.format, this.spec.commandLine().getOut(),
				this.spec.commandLine().getErr());
		SeriesAnswer series = SeriesAnswer.find(this.figure, store, source, parameters);
		if (series != null) {
			printer.print(series);
			return;
		}
		String path = this.figure.replaceFirst("/$", "");
		if (path.endsWith(HISTORY)) {
			Kpi kpi = kpi(path.substring(0, path.length() - HISTORY.length()));
			printer.print(
					new KpiHistory(store).read(store.findPublishedUpTo(source), HistoryQuery.parse(kpi, parameters)));
			return;
		}
		printer.print(new KpiReader(store).read(source, KpiQuery.parse(kpi(path), parameters)));
	}

	private static Kpi kpi(String path) {
		String[] parts = path.split("/", 2);
		return Catalogue.load().find(parts[0], (parts.length > 1) ? parts[1] : Kpi.SUMMARY);
	}

}
