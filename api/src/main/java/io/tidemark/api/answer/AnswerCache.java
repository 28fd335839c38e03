package io.tidemark.api.answer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory. They are never stale, for their keys name all that they depend on.
 */
final class AnswerCache {

	private final AsyncCache<AnswerKey, @Nullable Answer> answers;

	/**
	 * Create an empty cache.
	 * @param maximumBytes about how much of the heap answers may take
	 */
	AnswerCache(long maximumBytes) {
		this.answers = Caffeine.newBuilder()
			.maximumWeight(maximumBytes)
			.weigher((AnswerKey key, Answer answer) -> answer.weight())
			.buildAsync();
	}

	/**
	 * Return an answer, which is computed once if it is not known: who asks for it
	 * meanwhile waits.
	 * @param key all that the answer depends on
	 * @param patience how long to wait for another who computes the answer
	 * @param computation computes the answer; runs its argument, or returns null, once it
	 * turns out not to be one for all
	 * @return the answer, null if the computation has sent it itself
	 */
	@Nullable Answer get(AnswerKey key, Duration patience, Function<Runnable, @Nullable Answer> computation) {
		CompletableFuture<@Nullable Answer> own = new CompletableFuture<>();
		CompletableFuture<@Nullable Answer> known = this.answers.asMap().putIfAbsent(key, own);
		if (known == null) {
			return compute(own, computation);
		}
		Answer answer = await(known, patience);
		return (answer != null) ? answer : computation.apply(() -> {
		});
	}

	private static @Nullable Answer compute(CompletableFuture<@Nullable Answer> shared,
			Function<Runnable, @Nullable Answer> computation) {
		try {
			Answer answer = computation.apply(() -> shared.complete(null));
			shared.complete(answer);
			return answer;
		}
		finally {
			// A failure may be this caller's alone: others try themselves.
			shared.complete(null);
		}
	}

	private static @Nullable Answer await(CompletableFuture<@Nullable Answer> known, Duration patience) {
		try {
			return known.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			throw new ApiProblem(ErrorCode.OVERLOADED, ErrorCode.OVERLOADED.hint(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ApiProblem(ErrorCode.OVERLOADED);
		}
	}

}
