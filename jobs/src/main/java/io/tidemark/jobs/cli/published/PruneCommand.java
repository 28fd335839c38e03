package io.tidemark.jobs.cli.published;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.TenantNames;
import io.tidemark.jobs.cli.FigureOutput;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.ListTable;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.jobs.retention.SnapshotRetention.FreedChunks;
import io.tidemark.jobs.retention.SnapshotRetention.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Removes the snapshots that are kept no longer, or tells which it would.
 */
@Command(name = "prune",
		description = "Remove snapshots that tidemark.retention no longer keeps, and the chunks that only they use.")
final class PruneCommand extends ConsoleCommand implements Callable<Integer> {

	private static final ListTable<Row> TABLE = new ListTable<Row>().text("Tenant", Row::tenant)
		.text("Version", (row) -> row.verdict().version())
		.text("Business date", (row) -> row.verdict().version().businessDate())
		.text("State", (row) -> row.verdict().state())
		.text("Retention", Row::outcome);

	@Option(names = "--tenant", paramLabel = "TENANT", completionCandidates = TenantNames.class,
			description = "Whose snapshots (default: every tenant's).")
	private @Nullable String tenant;

	@Option(names = "--dry-run", description = "Only print what would be removed.")
	private boolean isDryRun;

	@Mixin
	private FigureOutput output;

	@Override
	public Integer call() throws IOException {
		this.output.requirePlace();
		try (Installation installation = open()) {
			SnapshotRetention retention = new SnapshotRetention(installation.store().dataSource(),
					installation.properties().retention(), Clock.systemUTC());
			if (this.tenant != null) {
				installation.requireTenant(this.tenant);
			}
			List<String> tenants = (this.tenant != null) ? List.of(this.tenant)
					: installation.snapshots().findTenants();
			List<Row> rows = new ArrayList<>();
			List<Verdict> removed = new ArrayList<>();
			for (String each : tenants) {
				for (Verdict verdict : retention.plan(each)) {
					rows.add(new Row(each, verdict, prune(retention, each, verdict, removed)));
				}
			}
			this.output.print(TABLE, rows);
			tell(retention, removed);
		}
		return 0;
	}

	private String prune(SnapshotRetention retention, String whose, Verdict verdict, List<Verdict> removed) {
		if (verdict.isKept()) {
			return "kept: " + verdict.keptBecause();
		}
		if (!this.isDryRun && !retention.remove(whose, verdict)) {
			return "kept: changed meanwhile";
		}
		removed.add(verdict);
		return this.isDryRun ? "would be removed" : "removed";
	}

	private void tell(SnapshotRetention retention, List<Verdict> removed) {
		PrintWriter told = this.output.isTable() ? out() : err();
		if (this.isDryRun) {
			FreedChunks free = retention.countFree(removed);
			told.println("Snapshots that would be removed: %s. Chunks that would be freed: %s, with %s bytes."
				.formatted(removed.size(), free.chunks(), free.sizeBytes()));
			return;
		}
		Optional<FreedChunks> freed = retention.removeFreeChunks();
		told.println("Snapshots removed: %s. %s".formatted(removed.size(),
				freed.map((free) -> "Chunks freed: %s, with %s bytes.".formatted(free.chunks(), free.sizeBytes()))
					.orElse("No chunk is freed while a snapshot is being published: "
							+ "the next run, or another 'snapshots prune', frees them.")));
	}

	/**
	 * A snapshot and what became of it.
	 */
	private record Row(String tenant, Verdict verdict, String outcome) {
	}

}
