package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.reports.format.TextReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Removes the snapshots that are kept no longer, or tells which it would.
 */
@Command(name = "prune", mixinStandardHelpOptions = true,
		description = "Remove snapshots that tidemark.retention no longer keeps, and the chunks that only they use.")
final class PruneCommand implements Callable<Integer> {

	private static final List<FigureColumn> COLUMNS = List.of(text("Tenant"), text("Version"), text("Business date"),
			text("State"), text("Retention"));

	@ParentCommand
	private SnapshotsCommand snapshots;

	@Spec
	private CommandSpec spec;

	@Option(names = "--tenant", paramLabel = "NAME", description = "Whose snapshots (default: every tenant's).")
	private @Nullable String tenant;

	@Option(names = "--dry-run", description = "Only print what would be removed.")
	private boolean isDryRun;

	@Override
	public Integer call() throws IOException {
		try (Installation installation = this.snapshots.open()) {
			SnapshotRetention retention = new SnapshotRetention(installation.store().dataSource(),
					installation.properties().retention(), Clock.systemUTC());
			List<String> tenants = (this.tenant != null) ? List.of(installation.tenant(this.tenant))
					: installation.snapshots().findTenants();
			List<List<@Nullable Object>> rows = new ArrayList<>();
			List<SnapshotRetention.Verdict> removed = new ArrayList<>();
			for (String each : tenants) {
				for (SnapshotRetention.Verdict verdict : retention.plan(each)) {
					rows.add(row(each, verdict, prune(retention, each, verdict, removed)));
				}
			}
			TextReport.write(FigureTable.of(COLUMNS, rows), out());
			tell(retention, removed);
		}
		return 0;
	}

	private String prune(SnapshotRetention retention, String whose, SnapshotRetention.Verdict verdict,
			List<SnapshotRetention.Verdict> removed) {
		if (verdict.isKept()) {
			return "kept: " + verdict.keptBecause();
		}
		if (!this.isDryRun && !retention.remove(whose, verdict)) {
			return "kept: changed meanwhile";
		}
		removed.add(verdict);
		return this.isDryRun ? "would be removed" : "removed";
	}

	private void tell(SnapshotRetention retention, List<SnapshotRetention.Verdict> removed) {
		if (this.isDryRun) {
			SnapshotRetention.FreedChunks free = retention.countFree(removed);
			out().println("Snapshots that would be removed: %s. Chunks that would be freed: %s, with %s bytes."
				.formatted(removed.size(), free.chunks(), free.sizeBytes()));
			return;
		}
		Optional<SnapshotRetention.FreedChunks> freed = retention.removeFreeChunks();
		out().println("Snapshots removed: %s. %s".formatted(removed.size(),
				freed.map((free) -> "Chunks freed: %s, with %s bytes.".formatted(free.chunks(), free.sizeBytes()))
					.orElse("No chunk is freed while a snapshot is being published: "
							+ "the next run, or another 'snapshots prune', frees them.")));
	}

	private static List<@Nullable Object> row(String whose, SnapshotRetention.Verdict verdict, String outcome) {
		return Arrays.asList(whose, verdict.version().toString(), verdict.version().businessDate().toString(),
				verdict.state(), outcome);
	}

	private static FigureColumn text(String label) {
		return new FigureColumn(label, label, ColumnKind.TEXT, null);
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}
