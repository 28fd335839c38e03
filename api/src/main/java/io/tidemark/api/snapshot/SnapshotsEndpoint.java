package io.tidemark.api.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.FigureContent;
import io.tidemark.api.http.Question;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.key.ApiKey;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * Lists the published snapshots, the newest first.
 */
final class SnapshotsEndpoint implements Endpoint {

	static final String PATH = "/snapshots/";

	private static final List<FigureColumn> COLUMNS = List.of(text("version", "Version"),
			new FigureColumn("business_date", "Business Date", ColumnKind.DATE, null), text("data_as_of", "Data As Of"),
			text("published_at", "Published At"), text("content_hash", "Content Hash"));

	private final SnapshotStore store;

	SnapshotsEndpoint(SnapshotStore store) {
		this.store = store;
	}

	private static FigureColumn text(String name, String label) {
		return new FigureColumn(name, label, ColumnKind.TEXT, null);
	}

	@Override
	public String path() {
		return PATH;
	}

	@Override
	public void check(ApiKey key, Map<String, String> variables) {
		// Every key may know which snapshots there are.
	}

	@Override
	public Content answer(Question question) {
		question.requireOnly(Set.of());
		List<List<@Nullable Object>> rows = this.store.findPublishedUpTo(question.snapshot())
			.stream()
			.map(SnapshotsEndpoint::row)
			.toList();
		return new FigureContent(question, "snapshots",
				"The snapshots that were published, the newest first; any may be asked for by its version.",
				FigureTable.of(COLUMNS, rows), null, null, Map.of("snapshots", PATH));
	}

	private static List<@Nullable Object> row(Snapshot snapshot) {
		return Arrays.asList(snapshot.version().toString(), snapshot.version().businessDate(),
				snapshot.dataAsOf().toString(), String.valueOf(snapshot.publishedAt()), snapshot.contentHash().hex());
	}

}
