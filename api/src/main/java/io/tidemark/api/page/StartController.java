package io.tidemark.api.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Asked;
import io.tidemark.api.answer.Question;
import io.tidemark.api.answer.QuestionResolver;
import io.tidemark.api.browse.FilterForm;
import io.tidemark.api.browse.PageWays;
import io.tidemark.api.browse.Period;
import io.tidemark.api.definition.FigureLinks;
import io.tidemark.api.security.KeyAuthentication;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.figure.series.ReportingReader;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.key.ApiKey;
import io.tidemark.reports.html.LinkPage;
import io.tidemark.reports.html.OverviewPage;
import io.tidemark.reports.html.PageLink;
import io.tidemark.reports.html.PageSnapshot;
import io.tidemark.reports.html.Surroundings;
import io.tidemark.reports.headline.OverviewChoice;
import io.tidemark.reports.headline.OverviewReader;
import io.tidemark.reports.view.OverviewView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a browser begins: a form for the key, or with one the headline figures that it
 * may read, and links to all there is.
 */
@RestController
class StartController {

	private static final String INTRODUCTION = "Nightly billing figures, each from one published snapshot. "
			+ "You need a key to see them: sign in with yours.";

	/** What of the figures is chosen. */
	private static final Set<Parameter> CHOICES = Set.of(Parameter.DATE_FROM, Parameter.CURRENCY,
			Parameter.DEALER_CODE);

	private static final Set<String> KNOWN = Stream
		.concat(Question.COMMON.stream(), CHOICES.stream().map(Parameter::parameter))
		.collect(Collectors.toUnmodifiableSet());

	private final Answers answers;

	private final QuestionResolver questions;

	private final OverviewReader reader;

	private final FigureReader figures;

	StartController(Answers answers, QuestionResolver questions, SnapshotContent content, SnapshotStore store) {
		this.answers = answers;
		this.questions = questions;
		this.reader = new OverviewReader(content, store);
		this.figures = new FigureReader(content, store);
	}

	@GetMapping("/")
	void start(HttpServletRequest request, HttpServletResponse response) {
		Asked asked = Asked.of(request, true);
		ApiKey key = KeyAuthentication.of(request);
		if (key == null) {
			asked.requireOnly(KNOWN);
			Asked form = asked.askedToSignIn(request);
			this.answers.send(form,
					() -> new StartContent(form.mode(), form.links(), form.visitor(),
							(figure) -> form.links().to(FigureLinks.path(figure), Map.of()), StartController::form),
					request, response);
			return;
		}
		Question question = this.questions.of(key, asked);
		question.requireOnly(CHOICES);
		this.answers.send(question, () -> new StartContent(asked.mode(), asked.links(), asked.visitor(),
				(figure) -> new PageWays(question).keep(figure, figure.hasDays()), (links) -> page(question, links)),
				request, response);
	}

	/**
	 * Return a page that asks for a key.
	 */
	static OverviewPage form(List<LinkPage.Section> links) {
		return new OverviewPage(INTRODUCTION, null, null, null, Surroundings.NONE, links);
	}

	private OverviewPage page(Question question, List<LinkPage.Section> links) {
		Snapshot snapshot = question.snapshot();
		LocalDate date = snapshot.version().businessDate();
		OverviewChoice choice = choice(question, date);
		PageWays ways = new PageWays(question);
		FilterForm form = new FilterForm(question, this.figures);
		OverviewView overview = this.reader.read(snapshot, choice, ways,
				(currency) -> form.with(Parameter.CURRENCY.parameter(), (currency != null) ? currency : ""));
		return new OverviewPage(null,
				new PageSnapshot(snapshot.tenant(), snapshot.version().toString(), date, snapshot.dataAsOf()),
				ways.to("/snapshots/" + snapshot.version() + "/", Map.of()), overview,
				Surroundings.of(ways.site("/", true))
					.with(form.overview(choice.from(), overview.currencies()), List.of(),
							form.chips(Set.of("snapshot", "asOf")))
					.explainedBy(inDetail(overview, choice, question, ways), List.of()),
				links);
	}

	/**
	 * Return links to what the overview draws, as a table and side by side.
	 */
	private static List<PageLink> inDetail(OverviewView overview, OverviewChoice choice, Question question,
			PageWays ways) {
		List<PageLink> links = new ArrayList<>();
		if (overview.plot() == null) {
			return links;
		}
		Map<Parameter, String> asked = choice.asked();
		overview.currencies()
			.stream()
			.filter((row) -> row.chosen() && row.code() != null)
			.forEach((row) -> asked.put(Parameter.CURRENCY, row.name()));
		Figure drawn = Figures.load()
			.find(asked.containsKey(Parameter.CURRENCY) ? RevenueReader.NAME : ReportingReader.NAME);
		links.add(new PageLink("As a table", String.valueOf(ways.to(drawn, asked))));
		asked.put(Parameter.INTERVAL, Interval.MONTH.label());
		if (question.key().dealerCode() == null) {
			for (String group : drawn.groupings().keySet()) {
				if (group.equals(Cube.DEALER) || choice.dealerCode() == null) {
					asked.put(Parameter.GROUP_BY, group);
					links.add(new PageLink("By " + group, String.valueOf(ways.to(drawn, asked))));
				}
			}
		}
		return links;
	}

	private static OverviewChoice choice(Question question, LocalDate date) {
		Parameters parameters = Parameters.parse("The overview", question.filters(CHOICES), CHOICES).on(date);
		if (parameters.texts(Parameter.DEALER_CODE).size() > 1) {
			throw new QueryInvalid("The overview takes one dealerCode, not several.");
		}
		LocalDate from = parameters.date(Parameter.DATE_FROM);
		return new OverviewChoice(parameters.text(Parameter.CURRENCY), parameters.text(Parameter.DEALER_CODE),
				(from == null || from.isAfter(date)) ? Period.USUAL.from(date) : from, date);
	}

}
