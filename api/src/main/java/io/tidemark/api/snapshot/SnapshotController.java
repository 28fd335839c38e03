package io.tidemark.api.snapshot;

import java.util.Map;
import java.util.Set;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.Question;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.reports.format.ManifestTables;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the published snapshots and shows their manifests.
 */
@RestController
class SnapshotController {

	static final String PATH = "/snapshots/";

	private final Answers answers;

	private final SnapshotStore store;

	private final PublishedSnapshots snapshots;

	SnapshotController(Answers answers, SnapshotStore store, PublishedSnapshots snapshots) {
		this.answers = answers;
		this.store = store;
		this.snapshots = snapshots;
	}

	@GetMapping({ "/snapshots", PATH })
	void list(Question question, HttpServletRequest request, HttpServletResponse response) {
		question.requireOnly(Set.of());
		this.answers.send(question, () -> list(question), request, response);
	}

	private Content list(Question question) {
		return new FigureContent(question, "snapshots",
				"The snapshots that were published, the newest first; any may be asked for by its version.",
				ManifestTables.list(this.store.findPublishedUpTo(question.snapshot())), Map.of("snapshots", PATH));
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
