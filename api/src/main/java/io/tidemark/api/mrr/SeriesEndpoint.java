package io.tidemark.api.mrr;

import java.util.LinkedHashMap;
import java.util.Map;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.FigureContent;
import io.tidemark.api.http.Question;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.Pagination;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Answers for a series, in pages or as a whole.
 */
final class SeriesEndpoint implements Endpoint {

	private static final String ROOT = "/analytics/";

	private final Series series;

	private final SeriesSource source;

	SeriesEndpoint(Series series, SeriesSource source) {
		this.series = series;
		this.source = source;
	}

	@Override
	public String path() {
		return path(this.series);
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
		Map<String, String> filters = question.filters(this.series.parameters());
		if (question.isDownload()) {
			return content(question, this.source.readAll(question.snapshot(), filters), null, null);
		}
		FigurePage page = this.source.readPage(question.snapshot(), filters);
		return content(question, page.table(), page.pagination(), next(page.pagination()));
	}

	private Content content(Question question, FigureRows rows, @Nullable Pagination pagination,
			@Nullable Map<String, String> next) {
		Map<String, String> siblings = new LinkedHashMap<>();
		Catalogue.load().series().forEach((each) -> siblings.put(each.name(), path(each)));
		return new FigureContent(question, this.series.name(), this.series.definition(), rows, pagination, next,
				siblings);
	}

	private static @Nullable Map<String, String> next(Pagination pagination) {
		return (pagination.currentPage() < pagination.lastPage())
				? Map.of("page", Integer.toString(pagination.currentPage() + 1)) : null;
	}

	static String path(Series series) {
		return ROOT + series.name() + "/";
	}

	/**
	 * Where the rows of a series come from.
	 */
	interface SeriesSource {

		FigurePage readPage(Snapshot snapshot, Map<String, String> filters);

		FigureRows readAll(Snapshot snapshot, Map<String, String> filters);

	}

}
