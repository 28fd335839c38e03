package io.tidemark.api.health;

import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.snapshot.StoreCounts;

/**
 * The store's counts, asked for every few seconds at the most however many ask.
 */
final class RecentCounts {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final StoreWatch watch;

	private final DataSource dataSource;

	private final Cache<Class<?>, StoreCounts> recent = Caffeine.newBuilder().expireAfterWrite(KEPT).build();

	RecentCounts(StoreWatch watch, DataSource dataSource) {
		this.watch = watch;
		this.dataSource = dataSource;
	}

	/**
	 * Load the counts, at the most some seconds old.
	 * @throws ApiProblem if the store can't be read, which is known without waiting
	 */
	StoreCounts load() {
		this.watch.state();
		return Objects.requireNonNull(this.recent.get(StoreCounts.class, (key) -> StoreCounts.load(this.dataSource)));
	}

}
