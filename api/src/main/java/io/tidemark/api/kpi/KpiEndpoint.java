package io.tidemark.api.kpi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

import io.tidemark.api.http.Content;
import io.tidemark.api.http.Endpoint;
import io.tidemark.api.http.FigureContent;
import io.tidemark.api.http.Question;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.KpiQuery;
import io.tidemark.figure.KpiReader;
import io.tidemark.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * Answers for KPIs as the reference has them.
 */
final class KpiEndpoint implements Endpoint {

	private final String path;

	private final KpiNames names;

	private final KpiReader reader;

	KpiEndpoint(String path, KpiNames names, KpiReader reader) {
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
		KpiQuery query = KpiQuery.parse(kpi, question.filters(kpi.filters()));
		FigureTable table = this.reader.read(question.snapshot(), query.withOneMore());
		KpiPage page = KpiPage.of(table, query.idAfter(), query.limit());
		return new FigureContent(question, kpi.object() + "-" + kpi.type(), kpi.definition(), page.table(), null,
				page.next(), this.names.siblings(kpi.object(), ""));
	}

}
