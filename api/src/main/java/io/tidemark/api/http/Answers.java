package io.tidemark.api.http;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.api.key.Admission;
import io.tidemark.api.key.Credentials;
import io.tidemark.api.key.Gate;
import io.tidemark.api.key.RateLimit;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests: lets the caller in, finds who answers, and keeps what was answered.
 */
final class Answers {

	private static final String NO_ROUTE = "none";

	private final Gate gate;

	private final Routes routes;

	private final PublishedSnapshots snapshots;

	private final AnswerCache cache;

	private final ReadyAnswers ready;

	Answers(Gate gate, Routes routes, PublishedSnapshots snapshots, AnswerCache cache, ReadyAnswers ready) {
		this.gate = gate;
		this.routes = routes;
		this.snapshots = snapshots;
		this.cache = cache;
		this.ready = ready;
	}

	/**
	 * Answer a request; a failure is an answer too.
	 */
	Reply answer(Request request) {
		Admission admission = this.gate.admit(request.credentials(), request.address());
		try {
			return answer(request, admission);
		}
		catch (RuntimeException ex) {
			return problem(request, Problems.of(ex), admission.limit(), admission.key());
		}
	}

	/**
	 * Tell a failure.
	 */
	Reply problem(Request request, ApiProblem problem, @Nullable RateLimit limit, @Nullable ApiKey key) {
		OutputMode mode = OutputMode.chooseForProblem(QueryParameters.findOutputMode(request.query()), request.accept(),
				request.credentials().isInUrl());
		ProblemContent content = new ProblemContent(problem, mode);
		Answer answer = AnswerWriter.write(content, StandardHeaders.ofProblem(content.contentType(), mode));
		return new Reply(answer, problem.code().status(), limit, NO_ROUTE, key, null);
	}

	private Reply answer(Request request, Admission admission) {
		if (!request.isReading()) {
			throw new ApiProblem(ErrorCode.METHOD_NOT_ALLOWED, "This API is read-only: use GET, HEAD or OPTIONS.");
		}
		Optional<Routes.Match<Endpoint>> endpoint = this.routes.findEndpoint(request.path());
		Optional<Routes.Match<OpenPage>> page = this.routes.findPage(request.path());
		if (endpoint.isPresent() && (page.isEmpty() || admission.key() != null)) {
			return answer(request, admission, endpoint.get(), page.isPresent());
		}
		refuseUnlessKeyIsMissing(admission);
		return page(request, admission, page
			.orElseThrow(() -> new ApiProblem(ErrorCode.NOT_FOUND,
					"There is nothing at this path: /definitions/ and /openapi.json say what there is."))
			.target());
	}

	private static void refuseUnlessKeyIsMissing(Admission admission) {
		if (admission.refusal() != null && admission.refusal().code() != ErrorCode.MISSING_KEY) {
			throw admission.refusal();
		}
	}

	private Reply page(Request request, Admission admission, OpenPage page) {
		SortedMap<String, String> parameters = QueryParameters.parse(request.query());
		OutputMode mode = OutputMode.choose(parameters.get(OutputMode.PARAMETER), request.accept(),
				page.isForPeople() || request.credentials().isInUrl());
		Content content = page.content(mode, links(request.credentials()));
		Answer answer = AnswerWriter.write(content, StandardHeaders.ofPage(content.mode()));
		return new Reply(answer, 200, admission.limit(), page.path(), admission.key(), null);
	}

	private Reply answer(Request request, Admission admission, Routes.Match<Endpoint> match, boolean isForPeople) {
		ApiKey key = admission.require();
		SortedMap<String, String> parameters = new TreeMap<>(QueryParameters.parse(request.query()));
		parameters.remove(Credentials.PARAMETER);
		Credentials credentials = request.credentials();
		OutputMode mode = OutputMode.choose(parameters.get(OutputMode.PARAMETER), request.accept(),
				isForPeople || credentials.isInUrl());
		match.target().check(key, match.variables());
		Snapshot current = this.snapshots.current(key.tenant());
		Snapshot snapshot = this.snapshots.load(key.tenant(), parameters);
		String path = request.path().endsWith("/") ? request.path() : request.path() + "/";
		Question question = new Question(key, snapshot, path, match.variables(), parameters, mode, links(credentials));
		boolean hasKeyInLinks = credentials.isInUrl() && mode != OutputMode.CSV && mode != OutputMode.XLSX;
		AnswerKey answerKey = new AnswerKey(snapshot.id(), current.id(), scope(key), path, parameters, mode,
				hasKeyInLinks ? key.id() : null);
		Answer answer = this.cache.get(answerKey, () -> {
			Content content = match.target().answer(question);
			return AnswerWriter.write(content, StandardHeaders.of(snapshot, content.mode()));
		});
		String route = match.target().path();
		this.ready.put(key, request.uri(), request.accept(),
				new ReadyAnswers.Ready(answer, current.id(), route, snapshot.version().toString()));
		return new Reply(answer, 200, admission.limit(), route, key, snapshot.version().toString());
	}

	private static Links links(Credentials credentials) {
		KeySecret secret = credentials.secret();
		return new Links((credentials.isInUrl() && secret != null) ? secret.text() : null);
	}

	/**
	 * Return what the key's answers depend on beside the question.
	 */
	private static String scope(ApiKey key) {
		return "%s %s %s".formatted(key.tenant(), key.permissions(), Objects.toString(key.dealerCode(), ""));
	}

}
