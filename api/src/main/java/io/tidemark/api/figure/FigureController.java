package io.tidemark.api.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.answer.Question;
import io.tidemark.api.browse.FigureBrowser;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Kpi;
import io.tidemark.failure.NotFound;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with any figure: KPIs, their histories and series.
 */
@RestController
class FigureController {

	private final Figures figures = Figures.load();

	private final Answers answers;

	private final FigureReader reader;

	FigureController(Answers answers, SnapshotContent content, SnapshotStore store) {
		this.answers = answers;
		this.reader = new FigureReader(content, store);
	}

	@GetMapping({ "/backend/kpi/{object}", "/backend/kpi/{object}/", "/backend/kpi/{object}/{kpi}",
			"/backend/kpi/{object}/{kpi}/" })
	void kpi(Question question, @PathVariable String object, @PathVariable(required = false) @Nullable String kpi,
			HttpServletRequest request, HttpServletResponse response) {
		answer(question, find(object, (kpi != null) ? kpi : Kpi.SUMMARY, ""), request, response);
	}

	@GetMapping({ "/backend/kpi/{object}/{kpi}/history", "/backend/kpi/{object}/{kpi}/history/" })
	void history(Question question, @PathVariable String object, @PathVariable String kpi, HttpServletRequest request,
			HttpServletResponse response) {
		answer(question, find(object, kpi, "/history"), request, response);
	}

	@GetMapping({ "/analytics/{series}", "/analytics/{series}/" })
	void series(Question question, @PathVariable String series, HttpServletRequest request,
			HttpServletResponse response) {
		Figure figure = this.figures.all(Figure.Kind.SERIES)
			.stream()
			.filter((each) -> each.name().equals(series))
			.findFirst()
			.orElseThrow(() -> new ApiProblem(ErrorCode.NOT_FOUND));
		answer(question, figure, request, response);
	}

	private void answer(Question question, Figure figure, HttpServletRequest request, HttpServletResponse response) {
		this.answers.send(question,
				() -> (question.mode() == OutputMode.HTML) ? new FigureBrowser(question, figure, this.reader).content()
						: FigureContent.of(question, figure, this.reader),
				request, response);
	}

	private Figure find(String object, String kpi, String suffix) {
		List<String> objects = this.figures.objects();
		if (!objects.contains(object)) {
			throw new ApiProblem(ErrorCode.INVALID_KPI_OBJECT, "Valid KPI objects are: " + String.join(", ", objects));
		}
		try {
			Figure found = this.figures.find(object + "/" + kpi);
			if (found.kind() != Figure.Kind.KPI) {
				throw new NotFound("A KPI is not called " + kpi);
			}
			return this.figures.find(found.name() + suffix);
		}
		catch (NotFound ex) {
			String types = Stream
				.concat(Stream.of("null"),
						this.figures.types(object).stream().filter((type) -> !type.equals(Kpi.SUMMARY)))
				.collect(Collectors.joining(", "));
			throw new ApiProblem(ErrorCode.INVALID_KPI_TYPE, "Valid KPI types for %s are: %s".formatted(object, types),
					ex);
		}
	}

}
