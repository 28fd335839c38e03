package io.tidemark.api.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory. They are never stale, for their keys name a snapshot.
 */
final class AnswerCache {

	private final AsyncCache<AnswerKey, @Nullable Answer> answers;

	AnswerCache(long maximumBytes) {
		this.answers = Caffeine.newBuilder()
			.maximumWeight(maximumBytes)
			.weigher((AnswerKey key, Answer answer) -> answer.weight())
			.buildAsync();
	}

	/**
	 * Return an answer, which is computed once if it is not known: who asks for it
	 * meanwhile waits. An answer that is a file is its caller's alone, as a failure is.
	 */
	Answer get(AnswerKey key, Supplier<Answer> computation) {
		CompletableFuture<@Nullable Answer> own = new CompletableFuture<>();
		CompletableFuture<@Nullable Answer> known = this.answers.asMap().putIfAbsent(key, own);
		if (known == null) {
			return compute(own, computation);
		}
		Answer answer = known.join();
		return (answer != null) ? answer : computation.get();
	}

	private static Answer compute(CompletableFuture<@Nullable Answer> told, Supplier<Answer> computation) {
		try {
			Answer answer = computation.get();
			told.complete((answer.file() == null) ? answer : null);
			return answer;
		}
		catch (RuntimeException | Error ex) {
			// Not the failure itself, for it may be that caller's alone, and would be
			// logged.
			told.complete(null);
			throw ex;
		}
	}

}
