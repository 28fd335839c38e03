package io.tidemark.api.mrr;

import java.util.Map;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.FigureContent;
import io.tidemark.api.http.Question;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;

/**
 * Answers for a series, in pages or as a whole.
 */
final class SeriesEndpoint implements Endpoint {

	private final Figure series;

	private final FigureReader reader;

	SeriesEndpoint(String name, FigureReader reader) {
		this.series = Figures.load().find(name);
		this.reader = reader;
	}

	@Override
	public String path() {
		return this.series.path();
	}

	@Override
	public void check(ApiKey key, Map<String, String> variables) {
		if (!key.allows(Permission.ANALYTICS)) {
			throw new ApiProblem(ErrorCode.INSUFFICIENT_PERMISSIONS,
					"This needs the permission %s, which the key has not.".formatted(Permission.ANALYTICS));
		}
	}

	@Override
	public Content answer(Question question) {
		return FigureContent.of(question, this.series, this.reader);
	}

}
