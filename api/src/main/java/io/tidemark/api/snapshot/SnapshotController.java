package io.tidemark.api.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.answer.Question;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.NotFound;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.Paging;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.diff.SnapshotDiff;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.reports.format.ManifestTables;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
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

	/** The version to compare with. */
	static final String BEFORE = "before";

	/** The version that is compared. */
	static final String AFTER = "after";

	private final Answers answers;

	private final SnapshotContent content;

	private final SnapshotStore store;

	private final PublishedSnapshots snapshots;

	SnapshotController(Answers answers, SnapshotStore store, SnapshotContent content, PublishedSnapshots snapshots) {
		this.content = content;
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
		List<Snapshot> published = this.store.findPublishedUpTo(question.snapshot());
		SnapshotPages pages = new SnapshotPages(question, mayCompare(question.key()) ? versions(published) : List.of());
		return new FigureContent(question, "snapshots",
				"The snapshots that were published, the newest first; any may be asked for by its version.",
				ManifestTables.list(published), Map.of("snapshots", PATH))
			.laidOut(pages::list);
	}

	private static List<String> versions(List<Snapshot> snapshots) {
		return snapshots.stream().map((each) -> each.version().toString()).toList();
	}

	/**
	 * Return whether a key may see everything, which alone shows how snapshots differ.
	 */
	private static boolean mayCompare(ApiKey key) {
		return key.dealerCode() == null && key.allows(Permission.ALL_KPIS) && key.allows(Permission.ANALYTICS);
	}

	/**
	 * Compare two snapshots: the one that is asked for with the one before it, unless
	 * others are named.
	 */
	@GetMapping({ "/snapshots/diff", PATH + "diff/" })
	void diff(Question question, HttpServletRequest request, HttpServletResponse response) {
		question.requireOnly(Set.of(), Set.of(BEFORE, AFTER, Parameter.PAGE.parameter()));
		if (!mayCompare(question.key())) {
			throw new ApiProblem(ErrorCode.INSUFFICIENT_PERMISSIONS,
					"Snapshots are compared for keys of all dealers with the permissions kpi:* and analytics:read.");
		}
		this.answers.send(question, () -> diff(question), request, response);
	}

	private Content diff(Question question) {
		Snapshot after = find(question, AFTER).orElseGet(question::snapshot);
		Snapshot before = find(question, BEFORE).or(() -> this.store.findPrevious(after))
			.orElseThrow(() -> new NotFound("There is no snapshot before %s.".formatted(after.version())));
		FigureRows all = new SnapshotDiff(this.content).read(before, after);
		Paging paging = Parameters
			.parse("The comparison", question.only(Set.of(Parameter.PAGE.parameter())), Set.of(Parameter.PAGE))
			.paging();
		boolean isPaged = question.mode() == OutputMode.HTML || question.mode() == OutputMode.JSON;
		FigurePage page = isPaged ? SnapshotPages.page(all, paging.page()) : FigurePage.whole(all);
		SnapshotPages pages = new SnapshotPages(question, versions(this.store.findPublishedUpTo(question.snapshot())));
		return new FigureContent(question, "snapshot-diff",
				"Snapshot %s beside %s".formatted(after.version(), before.version()),
				"What %s says otherwise than %s, in every figure that differs.".formatted(after.version(),
						before.version()),
				page, Map.of("snapshots", PATH))
			.laidOut((shown) -> pages.diff(shown, before, after));
	}

	private Optional<Snapshot> find(Question question, String parameter) {
		return Optional.ofNullable(question.parameters().get(parameter))
			.map((version) -> this.snapshots.loadVersion(question.key().tenant(), version));
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
		this.answers.send(question,
				() -> new ManifestContent(question, snapshot, isWhole,
						versions(this.store.findPublishedUpTo(question.snapshot())), mayCompare(key)),
				request, response);
	}

}
