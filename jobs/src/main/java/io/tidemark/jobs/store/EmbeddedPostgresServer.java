package io.tidemark.jobs.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.failure.StoreUnavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL in the working folder, shared by all commands that run there: the
 * first one starts it, the last one stops it.
 */
final class EmbeddedPostgresServer implements AutoCloseable {

	static final String OWNER = "postgres";

	/** Who only reads; the server trusts all of this machine. */
	static final String READER = "tidemark_api";

	private static final int STOP_SECONDS = 30;

	private final Path folder;

	private final FileChannel users;

	private final FileLock using;

	private final @Nullable EmbeddedPostgres started;

	private final int port;

	private EmbeddedPostgresServer(Path folder, FileChannel users) throws IOException {
		this.folder = folder;
		this.users = users;
		this.using = users.lock(0, 1, true);
		Optional<List<String>> running = findRunning(folder);
		this.started = running.isEmpty() ? start(folder) : null;
		this.port = (this.started != null) ? this.started.getPort()
				: Integer.parseInt(running.orElseThrow().get(3).strip());
	}

	/**
	 * Use the server of a folder, which is created if need be, and start it if it does
	 * not run.
	 * @throws StoreUnavailable if it can't be started
	 */
	static EmbeddedPostgresServer use(Path folder) {
		try {
			Files.createDirectories(folder);
			try (FileChannel gate = open(folder.resolve("gate.lock")); FileLock locked = gate.lock()) {
				FileChannel users = open(folder.resolve("users.lock"));
				try {
					return new EmbeddedPostgresServer(folder, users);
				}
				catch (IOException | RuntimeException ex) {
					users.close();
					throw ex;
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			throw new StoreUnavailable("The embedded PostgreSQL in %s does not start (%s): see store.log there."
				.formatted(folder, ex.getMessage()), ex);
		}
	}

	static boolean exists(Path folder) {
		return Files.exists(folder.resolve("data").resolve("PG_VERSION"));
	}

	String url(String database, String user) {
		return "jdbc:postgresql://localhost:%s/%s?user=%s".formatted(this.port, database, user);
	}

	StoreProperties store() {
		return new StoreProperties(url("postgres", OWNER), OWNER, null);
	}

	/**
	 * Return whether the server still runs; someone may have killed it.
	 */
	boolean isRunning() {
		try {
			return findRunning(this.folder).isPresent();
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Override
	public synchronized void close() {
		if (!this.users.isOpen()) {
			return;
		}
		try (FileChannel gate = open(this.folder.resolve("gate.lock")); FileLock locked = gate.lock()) {
			this.using.release();
			FileLock alone = this.users.tryLock(0, 1, false);
			if (alone != null) {
				stop();
			}
			this.users.close();
		}
		catch (IOException ex) {
			throw new StoreUnavailable("The embedded PostgreSQL in %s does not stop.".formatted(this.folder), ex);
		}
	}

	private static FileChannel open(Path file) throws IOException {
		return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
	}

	/**
	 * Start the server; its program is unpacked once per user of the machine.
	 */
	private static EmbeddedPostgres start(Path folder) throws IOException {
		Path log = folder.resolve("store.log");
		int known = Files.exists(log) ? (int) Files.size(log) : 0;
		Path program = Path.of(System.getProperty("java.io.tmpdir"), "tidemark-" + System.getProperty("user.name"));
		try {
			return EmbeddedPostgres.builder()
				.setOverrideWorkingDirectory(program.toFile())
				.setDataDirectory(folder.resolve("data"))
				.setCleanDataDirectory(false)
				.setRegisterShutdownHook(false)
				.setPort(port(folder))
				.setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
				.setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
				.setServerConfig("fsync", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("full_page_writes", "on")
				.setServerConfig("max_wal_size", "2GB")
				.start();
		}
		catch (IOException | RuntimeException ex) {
			throw new IOException(findFatal(log, known).orElse(String.valueOf(ex.getMessage())), ex);
		}
	}

	/**
	 * Return the port of the last time if it is still free, so that URLs of the server's
	 * databases last.
	 */
	private static int port(Path folder) throws IOException {
		Path file = folder.resolve("port");
		int last = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
		int port = findFree(last).or(() -> findFree(0)).orElseThrow();
		Files.writeString(file, Integer.toString(port));
		return port;
	}

	private static Optional<Integer> findFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return Optional.of(socket.getLocalPort());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Find what the server itself said of its end, behind what the log had before.
	 */
	private static Optional<String> findFatal(Path log, int known) throws IOException {
		byte[] bytes = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
		return new String(bytes, known, bytes.length - known, StandardCharsets.UTF_8).lines()
			.filter((line) -> line.contains("FATAL: "))
			.map((line) -> line.replaceFirst(".*FATAL: ", "").strip())
			.reduce((first, second) -> second);
	}

	/**
	 * Find the pid file of the server, if that runs and is ready.
	 */
	private static Optional<List<String>> findRunning(Path folder) throws IOException {
		Path file = folder.resolve("data").resolve("postmaster.pid");
		List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
		boolean isReady = lines.size() >= 8 && lines.get(7).strip().equals("ready");
		return isReady ? process(lines).map((process) -> lines) : Optional.empty();
	}

	private static Optional<ProcessHandle> process(List<String> pidFile) {
		return ProcessHandle.of(Long.parseLong(pidFile.get(0).strip())).filter((process) -> {
			@Nullable String command = process.info().command().orElse(null);
			return process.isAlive() && (command == null || command.contains("postgres"));
		});
	}

	private void stop() throws IOException {
		if (this.started != null) {
			this.started.close();
			return;
		}
		ProcessHandle server = findRunning(this.folder).flatMap(EmbeddedPostgresServer::process).orElse(null);
		if (server == null) {
			return;
		}
		server.destroy();
		try {
			server.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			throw new IOException("it is still running as process " + server.pid(), ex);
		}
	}

}
