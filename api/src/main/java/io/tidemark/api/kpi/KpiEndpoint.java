package io.tidemark.api.kpi;

import java.util.Map;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.FigureContent;
import io.tidemark.api.http.Question;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.key.ApiKey;

/**
 * Answers for KPIs as the reference has them.
 */
final class KpiEndpoint implements Endpoint {

	private final String path;

	private final KpiNames names;

	private final FigureReader reader;

	KpiEndpoint(String path, KpiNames names, FigureReader reader) {
		this.path = path;
		this.names = names;
		this.reader = reader;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public void check(ApiKey key, Map<String, String> variables) {
		this.names.check(key, variables);
	}

	@Override
	public Content answer(Question question) {
		Kpi kpi = this.names.check(question.key(), question.variables());
		Figure figure = Figures.load().find(kpi.path());
		return FigureContent.of(question, figure, this.reader);
	}

}
