package io.tidemark.api.page;

import java.util.List;

import io.tidemark.api.answer.Answers;
import io.tidemark.api.answer.Asked;
import io.tidemark.api.answer.Question;
import io.tidemark.api.answer.QuestionResolver;
import io.tidemark.api.security.KeyAuthentication;
import io.tidemark.key.ApiKey;
import io.tidemark.key.Permission;
import io.tidemark.reports.html.LinkPage;
import io.tidemark.reports.html.OverviewPage;
import io.tidemark.reports.html.PageSnapshot;
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

	private static final Permission CUSTOMERS = Permission.kpi("customers");

	private final Answers answers;

	private final QuestionResolver questions;

	private final OverviewReader reader;

	StartController(Answers answers, QuestionResolver questions, SnapshotContent content, SnapshotStore store) {
		this.answers = answers;
		this.questions = questions;
		this.reader = new OverviewReader(content, store);
	}

	@GetMapping("/")
	void start(HttpServletRequest request, HttpServletResponse response) {
		Asked asked = Asked.of(request, true);
		asked.requireOnly(Question.COMMON);
		ApiKey key = KeyAuthentication.of(request);
		if (key == null) {
			Asked form = asked.askedToSignIn(request);
			this.answers.send(form,
					() -> new StartContent(form.mode(), form.links(), form.visitor(), StartController::form), request,
					response);
			return;
		}
		Question question = this.questions.of(key, asked);
		this.answers.send(question,
				() -> new StartContent(asked.mode(), asked.links(), asked.visitor(), (links) -> page(question, links)),
				request, response);
	}

	/**
	 * Return a page that asks for a key.
	 */
	static OverviewPage form(List<LinkPage.Section> links) {
		return new OverviewPage(INTRODUCTION, null, null, links);
	}

	private OverviewPage page(Question question, List<LinkPage.Section> links) {
		Snapshot snapshot = question.snapshot();
		ApiKey key = question.key();
		OverviewView overview = this.reader.read(snapshot, key.dealerCode())
			.limitedTo(key.allows(CUSTOMERS), key.allows(Permission.ANALYTICS));
		return new OverviewPage(null, new PageSnapshot(snapshot.tenant(), snapshot.version().toString(),
				snapshot.version().businessDate(), snapshot.dataAsOf()), overview, links);
	}

}
