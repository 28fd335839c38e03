package io.tidemark.jobs.nightly;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.RestatementCauseReader;
import io.tidemark.reports.format.TextReport;
import io.tidemark.reports.headline.HeadlineTable;
import io.tidemark.reports.text.CauseLines;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Manifest.Outcome;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * What a run tells when it has published: the headline figures, what is worth knowing of
 * the data, and what changed.
 */
public final class RunSummary {

	private final SnapshotStore store;

	public RunSummary(SnapshotStore store) {
		this.store = store;
	}

	/**
	 * Write the summary.
	 * @param previous the snapshot that was served before, null if there was none
	 */
	public void write(Snapshot snapshot, @Nullable Snapshot previous, PrintWriter out) throws IOException {
		Manifest manifest = snapshot.manifest();
		out.println("Published %s %s: data as of %s, business date %s (%s)".formatted(snapshot.tenant(),
				snapshot.version(), snapshot.dataAsOf(), manifest.businessDate(), manifest.timeZone()));
		out.println();
		TextReport.write(new HeadlineTable(this.store).of(snapshot, previous), out);
		out.println();
		manifest.rejections().forEach((rejection) -> out.println(sentence(rejection)));
		manifest.checks()
			.stream()
			.filter((check) -> check.outcome() == Outcome.WARNING)
			.forEach((check) -> out.println("Warning: " + check.sentence()));
		out.println(changes(snapshot, previous));
		CauseLines.english()
			.write(new RestatementCauseReader(this.store, this.store).find(snapshot, Parameters.NONE), out);
	}

	private static String sentence(Manifest.Rejection rejection) {
		return "Rejected %s of %s: %s%s".formatted((rejection.rows() == 1) ? "1 row" : rejection.rows() + " rows",
				rejection.table(), rejection.reason(),
				(rejection.firstKey() != null) ? ", first: " + rejection.firstKey() : "");
	}

	private String changes(Snapshot snapshot, @Nullable Snapshot previous) {
		if (previous == null) {
			return "Changes: this is the first snapshot of %s.".formatted(snapshot.tenant());
		}
		if (previous.contentHash().equals(snapshot.contentHash())) {
			return "Changes since %s: nothing, the content hash is the same.".formatted(previous.version());
		}
		Set<ChunkRef> changed = new LinkedHashSet<>(this.store.loadChunkList(snapshot));
		List<ChunkRef> before = this.store.loadChunkList(previous);
		changed.removeAll(Set.copyOf(before));
		return "Changes since %s: %s of %s chunks differ, in %s.".formatted(previous.version(),
				Integer.toString(changed.size()), Integer.toString(before.size()),
				changed.stream().map(ChunkRef::figure).distinct().collect(Collectors.joining(", ")));
	}

}
