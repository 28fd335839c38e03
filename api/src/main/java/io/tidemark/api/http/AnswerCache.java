package io.tidemark.api.http;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory. They are never stale, for their keys name a snapshot.
 */
final class AnswerCache {

	private final Cache<AnswerKey, Answer> answers;

	AnswerCache(long maximumBytes) {
		this.answers = Caffeine.newBuilder()
			.maximumWeight(maximumBytes)
			.weigher((AnswerKey key, Answer answer) -> answer.weight())
			.build();
	}

	/**
	 * Return an answer, which is computed once if it is not known. An answer that is a
	 * file is its caller's alone.
	 */
	Answer get(AnswerKey key, Supplier<Answer> computation) {
		AtomicReference<@Nullable Answer> file = new AtomicReference<>();
		Answer known = this.answers.get(key, (missing) -> {
			Answer answer = computation.get();
			if (answer.file() != null) {
				file.set(answer);
				return null;
			}
			return answer;
		});
		if (known != null) {
			return known;
		}
		Answer own = file.get();
		return (own != null) ? own : computation.get();
	}

}
