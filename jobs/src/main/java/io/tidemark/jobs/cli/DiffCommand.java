package io.tidemark.jobs.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import io.tidemark.failure.NotFound;
import io.tidemark.figure.diff.SnapshotDiff;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Prints how two snapshots differ.
 */
@Command(name = "diff", mixinStandardHelpOptions = true,
		description = "Print which figures differ in two snapshots, the last two by default, on which days and by how much.")
final class DiffCommand implements Callable<Integer> {

	@ParentCommand
	private SnapshotsCommand snapshots;

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", arity = "0..1", paramLabel = "A",
			description = "The version before, published or not (default: the published one before B).")
	private @Nullable String before;

	@Parameters(index = "1", arity = "0..1", paramLabel = "B",
			description = "The version after, published or not (default: the latest).")
	private @Nullable String after;

	@Option(names = "--tenant", paramLabel = "NAME", description = "Whose snapshots (default: the only tenant).")
	private @Nullable String tenant;

	@Option(names = "--format", defaultValue = "table",
			description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private FigureFormat format;

	@Override
	public Integer call() throws IOException {
		try (Installation installation = this.snapshots.open()) {
			SnapshotStore store = installation.snapshots();
			String name = installation.tenant(this.tenant);
			Snapshot other = store.load(name, (this.after != null) ? SnapshotVersion.parse(this.after) : null);
			Snapshot one = (this.before != null) ? store.load(name, SnapshotVersion.parse(this.before)) : store
				.findPublishedBefore(name, other.version())
				.orElseThrow(() -> new NotFound(
						"There is no published snapshot before %s to compare with.".formatted(other.version())));
			new FigurePrinter(this.format, this.spec.commandLine()).print(new SnapshotDiff(store).read(one, other));
			if (one.contentHash().equals(other.contentHash())) {
				this.spec.commandLine()
					.getErr()
					.println("%s and %s have the same figures.".formatted(one.version(), other.version()));
			}
		}
		return 0;
	}

}
