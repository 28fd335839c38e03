package io.tidemark.api.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.Question;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.HistoryQuery;
import io.tidemark.figure.KpiHistory;
import io.tidemark.figure.KpiQuery;
import io.tidemark.figure.KpiReader;
import io.tidemark.figure.Pagination;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers for KPIs, their histories and series.
 */
@RestController
class FigureController {

	private static final String ROOT = "/analytics/";

	private final Answers answers;

	private final Catalogue catalogue;

	private final KpiNames names;

	private final KpiReader kpis;

	private final KpiHistory histories;

	private final SnapshotStore store;

	private final List<SeriesRows> series;

	FigureController(Answers answers, Catalogue catalogue, SnapshotContent content, SnapshotStore store,
			List<SeriesRows> series) {
		this.answers = answers;
		this.catalogue = catalogue;
		this.names = new KpiNames(catalogue);
		this.kpis = new KpiReader(content);
		this.histories = new KpiHistory(content);
		this.store = store;
		this.series = series;
	}

	@GetMapping({ "/backend/kpi/{object}", "/backend/kpi/{object}/", "/backend/kpi/{object}/{type}",
			"/backend/kpi/{object}/{type}/" })
	void kpi(Question question, @PathVariable String object, @PathVariable(required = false) @Nullable String type,
			HttpServletRequest request, HttpServletResponse response) {
		Kpi kpi = this.names.check(object, type);
		this.answers.send(question, () -> kpi(question, kpi), request, response);
	}

	private Content kpi(Question question, Kpi kpi) {
		KpiQuery query = KpiQuery.parse(kpi, question.filters(kpi.filters()));
		FigureTable table = this.kpis.read(question.snapshot(), query.withOneMore());
		KpiPage page = KpiPage.of(table, query.idAfter(), query.limit());
		return new FigureContent(question, kpi.object() + "-" + kpi.type(), kpi.definition(), page.table(), null,
				page.next(), this.names.siblings(kpi.object(), ""));
	}

	@GetMapping({ "/backend/kpi/{object}/{type}/history", "/backend/kpi/{object}/{type}/history/" })
	void history(Question question, @PathVariable String object, @PathVariable String type, HttpServletRequest request,
			HttpServletResponse response) {
		Kpi kpi = this.names.check(object, type);
		this.answers.send(question, () -> history(question, kpi), request, response);
	}

	private Content history(Question question, Kpi kpi) {
		HistoryQuery query = HistoryQuery.parse(kpi, question.filters(kpi.historyParameters()));
		FigureTable table = this.histories.read(this.store.findPublishedUpTo(question.snapshot()), query.withOneMore());
		KpiPage page = KpiPage.of(table, query.idAfter(), query.limit());
		return new FigureContent(question, kpi.object() + "-" + kpi.type() + "-history",
				"For each snapshot: " + kpi.definition(), page.table(), null, page.next(),
				this.names.siblings(kpi.object(), "history/"));
	}

	@GetMapping({ "/analytics/{name}", "/analytics/{name}/" })
	void series(Question question, @PathVariable String name, HttpServletRequest request,
			HttpServletResponse response) {
		SeriesRows rows = this.series.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new ApiProblem(ErrorCode.NOT_FOUND));
		this.answers.send(question, () -> series(question, rows), request, response);
	}

	private Content series(Question question, SeriesRows source) {
		Series declared = this.catalogue.findSeries(source.name());
		Map<String, String> filters = question.filters(declared.parameters());
		if (question.isDownload()) {
			return content(question, declared, source.readAll(question.snapshot(), filters), null, null);
		}
		FigurePage page = source.readPage(question.snapshot(), filters);
		return content(question, declared, page.table(), page.pagination(), next(page.pagination()));
	}

	private Content content(Question question, Series declared, FigureRows rows, @Nullable Pagination pagination,
			@Nullable Map<String, String> next) {
		Map<String, String> siblings = new LinkedHashMap<>();
		this.catalogue.series().forEach((each) -> siblings.put(each.name(), ROOT + each.name() + "/"));
		return new FigureContent(question, declared.name(), declared.definition(), rows, pagination, next, siblings);
	}

	private static @Nullable Map<String, String> next(Pagination pagination) {
		return (pagination.currentPage() < pagination.lastPage())
				? Map.of("page", Integer.toString(pagination.currentPage() + 1)) : null;
	}

}
