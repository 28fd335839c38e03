package io.tidemark.api.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.InnermostReason;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeyHash;
import io.tidemark.key.KeyStore;
import io.tidemark.snapshot.SnapshotStore.Publications;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.StoreRights;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the store every second, so that a new snapshot is served and a revoked key
 * refused within seconds, and no request waits for either.
 */
@Component
public final class StoreWatch implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

	private static final String EXCESS_RIGHTS = "The API's role in the report store %s: give it one that may only read, "
			+ "\"create role tidemark_api login password '...' in role tidemark_reader\", "
			+ "and name it as tidemark.api.store.username.";

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

	/** How old the last look may be: past it a revoked key could still be let in. */
	private static final Duration STALE_AFTER = Duration.ofSeconds(5);

	private final SnapshotStore snapshots;

	private final KeyStore keys;

	private final StoreRights rights;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "store-watch");
		thread.setDaemon(true);
		return thread;
	});

	private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();

	private volatile @Nullable State state;

	private volatile long lookedAtNanos;

	private @Nullable Future<?> looking;

	private boolean isFailing;

	StoreWatch(SnapshotStore snapshots, DataSource dataSource) {
		this.snapshots = snapshots;
		this.keys = new KeyStore(dataSource);
		this.rights = new StoreRights(dataSource);
	}

	/**
	 * Look now, then every second.
	 * @param onRefusal told why the API must not go on with this store, should that turn
	 * out later
	 * @throws ConfigurationInvalid if that turns out now
	 */
	public void start(Consumer<ConfigurationInvalid> onRefusal) {
		look((refusal) -> {
			throw refusal;
		});
		this.looking = this.timer.scheduleWithFixedDelay(() -> look(onRefusal), INTERVAL.toMillis(),
				INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Have someone told what the store says, each time it was looked at.
	 */
	public void onLook(Consumer<State> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Return what the store said, at the most some seconds ago.
	 * @throws ApiProblem if the store could not be read for longer
	 */
	public State state() {
		State current = this.state;
		if (current == null || !isReadable()) {
			throw new ApiProblem(ErrorCode.STORE_UNAVAILABLE);
		}
		return current;
	}

	/**
	 * Return whether the store could be read in the last seconds.
	 */
	public boolean isReadable() {
		return this.state != null && System.nanoTime() - this.lookedAtNanos <= STALE_AFTER.toNanos();
	}

	/**
	 * Return what the store says now, for a key that may have been made just now.
	 * @throws ApiProblem if the store could not be read for longer
	 */
	public synchronized State lookAgain() {
		if (System.nanoTime() - this.lookedAtNanos > AGAIN_AFTER.toNanos()) {
			look((refusal) -> LOG.warn("{}", refusal.getMessage()));
		}
		return state();
	}

	private synchronized void look(Consumer<ConfigurationInvalid> onRefusal) {
		try {
			look();
		}
		catch (ConfigurationInvalid ex) {
			onRefusal.accept(ex);
		}
		catch (RuntimeException ex) {
			if (!this.isFailing) {
				LOG.warn("The report store can't be read: {}", InnermostReason.of(ex));
			}
			this.isFailing = true;
		}
	}

	private void look() {
		long before = System.nanoTime();
		if (this.state == null) {
			checkRights();
		}
		Map<String, Publications> publications = this.snapshots.findPublications();
		State seen = new State(this.keys.findUsable(), current(publications), publications);
		this.state = seen;
		this.lookedAtNanos = before;
		if (this.isFailing) {
			LOG.info("The report store can be read again.");
		}
		this.isFailing = false;
		this.listeners.forEach((listener) -> listener.accept(seen));
	}

	/**
	 * Check the role, until the store was read once.
	 * @throws ConfigurationInvalid if it may do more than read
	 */
	private void checkRights() {
		List<String> excess = this.rights.findExcessRights();
		if (!excess.isEmpty()) {
			throw new ConfigurationInvalid(EXCESS_RIGHTS.formatted(excess.get(0)));
		}
	}

	private Map<String, Snapshot> current(Map<String, Publications> publications) {
		State before = this.state;
		Map<String, Snapshot> current = new HashMap<>();
		publications.forEach((tenant, published) -> {
			Snapshot known = (before != null) ? before.current().get(tenant) : null;
			current.put(tenant, (known != null && known.id() == published.currentId()) ? known : load(tenant));
		});
		return current;
	}

	private Snapshot load(String tenant) {
		Snapshot snapshot = this.snapshots.load(tenant, null);
		LOG.info("Serving {} {}", tenant, snapshot.version());
		return snapshot;
	}

	@Override
	public void close() {
		if (this.looking != null) {
			this.looking.cancel(false);
		}
		this.timer.shutdown();
	}

	/**
	 * What the store said when it was looked at.
	 *
	 * @param keys the usable keys by the hash of their secret
	 * @param current the snapshot that is served, by tenant
	 * @param publications what is published, by tenant
	 */
	public record State(Map<KeyHash, ApiKey> keys, Map<String, Snapshot> current,
			Map<String, Publications> publications) {

		public State {
			keys = Map.copyOf(keys);
			current = Map.copyOf(current);
			publications = Map.copyOf(publications);
		}

	}

}
