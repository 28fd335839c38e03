package io.tidemark.api.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.tidemark.api.key.Credentials;
import io.tidemark.api.key.Gate;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * Answers all requests but those for health and metrics, on threads that may wait for the
 * store.
 */
final class ApiFilter implements WebFilter, Ordered {

	private final Answers answers;

	private final AccessLog log;

	private final Scheduler workers;

	private final Duration timeout;

	ApiFilter(Answers answers, AccessLog log, Scheduler workers, Duration timeout) {
		this.answers = answers;
		this.log = log;
		this.workers = workers;
		this.timeout = timeout;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		Request request = Request.of(exchange.getRequest());
		if (request.method().equals("OPTIONS")) {
			return options(exchange.getResponse());
		}
		if (OperationsPaths.isMeant(exchange, request.path())) {
			setOperationsHeaders(exchange.getResponse());
			return chain.filter(inOneFormat(exchange));
		}
		return compute(request).timeout(this.timeout)
			.onErrorResume((failure) -> Mono.fromCallable(() -> failure(request, failure)))
			.flatMap((reply) -> send(exchange, request, reply));
	}

	/**
	 * Compute an answer, without an interrupt when its caller goes away: that would be a
	 * fault of whatever is being read or written, and others may wait for the same
	 * answer.
	 */
	private Mono<Reply> compute(Request request) {
		return Mono.create((sink) -> {
			AtomicBoolean isGone = new AtomicBoolean();
			sink.onCancel(() -> isGone.set(true));
			this.workers.schedule(() -> {
				if (!isGone.get()) {
					compute(request, isGone, sink);
				}
			});
		});
	}

	private void compute(Request request, AtomicBoolean isGone, MonoSink<Reply> sink) {
		try {
			Reply reply = this.answers.answer(request);
			if (isGone.get()) {
				reply.answer().discard();
				return;
			}
			sink.success(reply);
		}
		catch (RuntimeException | Error ex) {
			sink.error(ex);
		}
	}

	private Reply failure(Request request, Throwable failure) {
		Throwable cause = (failure.getCause() instanceof TimeoutException timeout) ? timeout : failure;
		return this.answers.problem(request, Problems.of(cause), null, null);
	}

	/**
	 * Have health and metrics answered in their own format, whatever is accepted: a
	 * refusal would not be in the shape of errors.
	 */
	private static ServerWebExchange inOneFormat(ServerWebExchange exchange) {
		return exchange.mutate()
			.request((request) -> request.headers((headers) -> headers.remove(HttpHeaders.ACCEPT)))
			.build();
	}

	private static void setOperationsHeaders(ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		StandardHeaders.ofOperations().forEach((header) -> headers.set(header.getKey(), header.getValue()));
	}

	private static Mono<Void> options(ServerHttpResponse response) {
		setOperationsHeaders(response);
		response.setStatusCode(HttpStatusCode.valueOf(204));
		HttpHeaders headers = response.getHeaders();
		headers.set(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
		headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
		headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS");
		headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, If-None-Match");
		headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
		return response.setComplete();
	}

	private Mono<Void> send(ServerWebExchange exchange, Request request, Reply reply) {
		ServerHttpResponse response = exchange.getResponse();
		HttpHeaders headers = response.getHeaders();
		Answer answer = reply.answer();
		answer.headers().forEach((header) -> headers.set(header.getKey(), header.getValue()));
		if (reply.limit() != null) {
			StandardHeaders.limit(reply.limit(), headers::set);
		}
		boolean isGzip = request.isGzip() && answer.gzip() != null;
		boolean isKnown = reply.status() == 200 && answer.isKnown(request.ifNoneMatch());
		int status = isKnown ? 304 : reply.status();
		response.setStatusCode(HttpStatusCode.valueOf(status));
		if (reply.status() == 200) {
			headers.set(HttpHeaders.ETAG, answer.quotedEtag(isGzip));
		}
		long length = isKnown ? 0 : answer.length(isGzip);
		this.log.log(new AccessLog.Entry(request.method(), request.uri(), reply.route(), status, length,
				request.startedNanos(), reply.key(), reply.snapshot(), request.from()));
		if (isKnown) {
			answer.discard();
			return response.setComplete();
		}
		if (isGzip) {
			headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		headers.setContentLength(length);
		return write(response, answer, isGzip);
	}

	private static Mono<Void> write(ServerHttpResponse response, Answer answer, boolean isGzip) {
		Path file = answer.file();
		if (file == null) {
			return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.bytes(isGzip))));
		}
		Mono<Void> sent = (response instanceof ZeroCopyHttpOutputMessage direct)
				? direct.writeWith(file, 0, answer.length(false))
				: response.writeWith(DataBufferUtils.read(file, response.bufferFactory(), 1 << 16));
		return sent.doFinally((signal) -> answer.discard());
	}

}
