package io.tidemark.api.http;

import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.util.AsciiString;
import io.tidemark.api.store.StoreState;
import io.tidemark.key.ApiKey;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Answers by the very request that they were given to, as long as the tenant's snapshot
 * is the same.
 */
final class ReadyAnswers {

	private static final int LONGEST_URI = 512;

	private final Cache<Request, Ready> answers;

	/**
	 * Create a memory for answers.
	 * @param maximumBytes about how much of it the answers may take
	 */
	ReadyAnswers(long maximumBytes) {
		this.answers = Caffeine.newBuilder()
			.maximumWeight(maximumBytes)
			.weigher((Request request, Ready ready) -> request.uri().length() + ready.answer().weight())
			.build();
	}

	/**
	 * Find the answer to a request that was given before.
	 * @param key the caller's key
	 * @param uri the path and query, as they were sent
	 * @param accept the header {@code Accept}
	 * @param state what the store says now
	 * @return the answer, null if there is none or the snapshot has changed
	 */
	@Nullable Ready find(ApiKey key, String uri, @Nullable String accept, StoreState state) {
		Ready ready = this.answers.getIfPresent(new Request(key.id(), uri, accept));
		Snapshot current = state.current().get(key.tenant());
		return (ready != null && current != null && current.id() == ready.current()) ? ready : null;
	}

	void put(ApiKey key, String uri, @Nullable String accept, Ready ready) {
		if (uri.length() <= LONGEST_URI && ready.answer().file() == null
				&& (accept == null || accept.length() <= LONGEST_URI)) {
			this.answers.put(new Request(key.id(), uri, accept), ready);
		}
	}

	/**
	 * An answer that is ready, with its headers in the encoding in which they are sent.
	 *
	 * @param answer the answer
	 * @param current the number of the snapshot that was served then
	 * @param route the path's pattern, for metrics
	 * @param snapshot the version that is told of
	 * @param headers the headers of the answer
	 */
	record Ready(Answer answer, long current, String route, String snapshot,
			List<Map.Entry<AsciiString, AsciiString>> headers) {

		Ready(Answer answer, long current, String route, String snapshot) {
			this(answer, current, route, snapshot,
					answer.headers()
						.stream()
						.map((header) -> Map.entry(AsciiString.of(header.getKey()), AsciiString.of(header.getValue())))
						.toList());
		}

	}

	private record Request(String key, String uri, @Nullable String accept) {
	}

}
