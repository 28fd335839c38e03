package io.tidemark.api.kpi;

import java.util.Map;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.FigureContent;
import io.tidemark.api.http.Question;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.key.ApiKey;

/**
 * Answers for KPIs snapshot by snapshot.
 */
final class KpiHistoryEndpoint implements Endpoint {

	private static final String HISTORY = "history";

	private final KpiNames names;

	private final FigureReader reader;

	KpiHistoryEndpoint(KpiNames names, FigureReader reader) {
		this.names = names;
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
		return FigureContent.of(question, Figures.load().find(kpi.path() + "/" + HISTORY), this.reader);
	}

}
