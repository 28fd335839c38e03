package io.tidemark.api;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.jobs.key.KeyWriter.IssuedKey;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An API that serves a store of its own or a shared one, on a free port.
 */
final class RunningApi implements AutoCloseable {

	/** Far beyond what tests ask, for those that are not about limits. */
	static final List<String> WITHOUT_LIMITS = List.of("requests-per-minute: 1000000",
			"anonymous-requests-per-minute: 1000000");

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final PublishedStore store;

	private final List<ConfigurationInvalid> refusals = new CopyOnWriteArrayList<>();

	private final ConfigurableApplicationContext context;

	private RunningApi(PublishedStore store, Path configuration) {
		this.store = store;
		this.context = ApiApplication.start(ConfigurationFile.read(configuration), this.refusals::add);
	}

	/**
	 * Return the API that most tests of a process share; it has no limits to speak of.
	 */
	static RunningApi shared() {
		return Shared.API;
	}

	/**
	 * Start an API, to be closed.
	 * @param store the store that it serves
	 * @param settings its keys below {@code api}, each a line at the left margin
	 */
	static RunningApi start(PublishedStore store, String... settings) {
		return new RunningApi(store, store.configure(List.of(settings)));
	}

	/**
	 * Start an API with a configuration of its own, to be closed.
	 */
	static RunningApi startWith(PublishedStore store, Path configuration) {
		return new RunningApi(store, configuration);
	}

	/**
	 * Make a key and wait until the API knows it.
	 * @return who asks with that key in the header
	 */
	Caller issue(String tenant, String... permissions) {
		return caller(this.store.issue(tenant, permissions));
	}

	Caller issue(KeyRequest request) {
		return caller(this.store.issue(request));
	}

	/**
	 * Return who asks with a key in the header, once the API knows it.
	 */
	Caller caller(IssuedKey key) {
		Caller caller = caller().withBearer(key.secret().text());
		await(() -> caller.get("/snapshots/").status() != 401);
		return caller;
	}

	/**
	 * Return who asks without a key.
	 */
	Caller caller() {
		return new Caller(URI.create("http://127.0.0.1:" + port()));
	}

	/**
	 * Return who asks at the port for operators, without a key.
	 */
	Caller operations() {
		return new Caller(
				URI.create("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.management.port")));
	}

	PublishedStore store() {
		return this.store;
	}

	int port() {
		return ApiApplication.port(this.context);
	}

	List<ConfigurationInvalid> refusals() {
		return this.refusals;
	}

	/**
	 * Open a connection on which bytes are sent as they are.
	 */
	RawConnection connect() {
		return RawConnection.open(InetAddress.getLoopbackAddress(), port());
	}

	/**
	 * Wait until something is so, for some seconds at the most.
	 */
	static void await(BooleanSupplier condition) {
		await(PATIENCE, condition);
	}

	static void await(Duration patience, BooleanSupplier condition) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("That was not so within " + patience);
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Starts when it is first asked for, and ends with the process.
	 */
	private static final class Shared {

		private static final RunningApi API = RunningApi.start(PublishedStore.create(),
				WITHOUT_LIMITS.toArray(String[]::new));

	}

}
