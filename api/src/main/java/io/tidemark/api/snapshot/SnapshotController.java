package io.tidemark.api.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.Question;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the published snapshots and shows their manifests.
 */
@RestController
public class SnapshotController {

	/** The columns of the list. */
	public static final List<FigureColumn> COLUMNS = List.of(
			column("version", "Version", ColumnKind.TEXT, "The business date, then the revision."),
			column("business_date", "Business Date", ColumnKind.DATE, "The local day that the snapshot closes."),
			column("data_as_of", "Data As Of", ColumnKind.TEXT, "The instant at which the source was read."),
			column("published_at", "Published At", ColumnKind.TEXT, "The instant at which it became visible."),
			column("content_hash", "Content Hash", ColumnKind.TEXT, "The SHA-256 over all that it has."));

	static final String PATH = "/snapshots/";

	private final Answers answers;

	private final SnapshotStore store;

	private final PublishedSnapshots snapshots;

	SnapshotController(Answers answers, SnapshotStore store, PublishedSnapshots snapshots) {
		this.answers = answers;
		this.store = store;
		this.snapshots = snapshots;
	}

	private static FigureColumn column(String name, String label, ColumnKind kind, String definition) {
		return new FigureColumn(name, label, kind, null, false, definition, null);
	}

	@GetMapping({ "/snapshots", PATH })
	void list(Question question, HttpServletRequest request, HttpServletResponse response) {
		question.requireOnly(Set.of());
		this.answers.send(question, () -> list(question), request, response);
	}

	private Content list(Question question) {
		List<List<@Nullable Object>> rows = this.store.findPublishedUpTo(question.snapshot())
			.stream()
			.map(SnapshotController::row)
			.toList();
		return new FigureContent(question, "snapshots",
				"The snapshots that were published, the newest first; any may be asked for by its version.",
				FigureTable.of(COLUMNS, rows), null, null, Map.of("snapshots", PATH));
	}

	private static List<@Nullable Object> row(Snapshot snapshot) {
		return Arrays.asList(snapshot.version().toString(), snapshot.version().businessDate(),
				snapshot.dataAsOf().toString(), String.valueOf(snapshot.publishedAt()), snapshot.contentHash().hex());
	}

	/**
	 * Show a manifest; row counts, control sums, rejected rows and checks only to keys
	 * that may read every KPI of every dealer.
	 */
	@GetMapping({ "/snapshots/{version}", PATH + "{version}/" })
	void manifest(Question question, @PathVariable String version, HttpServletRequest request,
			HttpServletResponse response) {
		question.requireOnly(Set.of());
		ApiKey key = question.key();
		Snapshot snapshot = this.snapshots.loadVersion(key.tenant(), version);
		boolean isWhole = key.dealerCode() == null && key.allows(Permission.ALL_KPIS);
		this.answers.send(question, () -> new ManifestContent(question, snapshot, isWhole), request, response);
	}

}
