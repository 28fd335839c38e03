package io.tidemark.api.kpi;

import java.util.List;
import java.util.Map;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.FigureContent;
import io.tidemark.api.http.Question;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.HistoryQuery;
import io.tidemark.figure.KpiHistory;
import io.tidemark.key.ApiKey;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;

/**
 * Answers for KPIs snapshot by snapshot.
 */
final class KpiHistoryEndpoint implements Endpoint {

	private static final String HISTORY = "history";

	private final KpiNames names;

	private final SnapshotStore store;

	private final KpiHistory reader;

	KpiHistoryEndpoint(KpiNames names, SnapshotStore store, KpiHistory reader) {
		this.names = names;
		this.store = store;
		this.reader = reader;
	}

	@Override
	public String path() {
		return "/backend/kpi/{object}/{kpi}/" + HISTORY + "/";
	}

	@Override
	public void check(ApiKey key, Map<String, String> variables) {
		this.names.check(key, variables);
	}

	/**
	 * Answer from the snapshots up to the one that is asked for.
	 */
	@Override
	public Content answer(Question question) {
		Kpi kpi = this.names.check(question.key(), question.variables());
		HistoryQuery query = HistoryQuery.parse(kpi, question.filters(kpi.historyParameters()));
		List<Snapshot> snapshots = this.store.findPublishedUpTo(question.snapshot());
		FigureTable table = this.reader.read(snapshots, query.withOneMore());
		KpiPage page = KpiPage.of(table, query.idAfter(), query.limit());
		return new FigureContent(question, kpi.object() + "-" + kpi.type() + "-" + HISTORY,
				"For each snapshot: " + kpi.definition(), page.table(), null, page.next(),
				this.names.siblings(kpi.object(), HISTORY + "/"));
	}

}
