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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

	private final int port;

	private final @Nullable EmbeddedPostgres started;

	private boolean left;

	private EmbeddedPostgresServer(Path folder, FileChannel users, FileLock using, int port,
			@Nullable EmbeddedPostgres started) {
		this.folder = folder;
		this.users = users;
		this.using = using;
		this.port = port;
		this.started = started;
	}

	/**
	 * Use the server of a folder, starting it if it does not run.
	 * @param folder the folder of its data; created if need be
	 * @return the server, to be closed
	 * @throws StoreUnavailable if it can't be started
	 */
	static EmbeddedPostgresServer use(Path folder) {
		try {
			Files.createDirectories(folder);
			try (FileChannel gate = open(folder.resolve("gate.lock")); FileLock locked = gate.lock()) {
				FileChannel users = open(folder.resolve("users.lock"));
				try {
					return use(folder, users);
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

	private static EmbeddedPostgresServer use(Path folder, FileChannel users) throws IOException {
		FileLock using = users.lock(0, 1, true);
		Optional<Integer> port = runningPort(folder);
		EmbeddedPostgres started = port.isEmpty() ? start(folder) : null;
		return new EmbeddedPostgresServer(folder, users, using,
				(started != null) ? started.getPort() : port.orElseThrow(), started);
	}

	String url(String database, String user) {
		return "jdbc:postgresql://localhost:%s/%s?user=%s".formatted(this.port, database, user);
	}

	/**
	 * Return where the store on this server is.
	 */
	StoreProperties store() {
		return new StoreProperties(url("postgres", OWNER), OWNER, null);
	}

	/**
	 * Return whether the server still runs; someone may have killed it.
	 */
	boolean isRunning() {
		try {
			return running(this.folder).isPresent();
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Override
	public synchronized void close() {
		if (this.left) {
			return;
		}
		this.left = true;
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

	private static EmbeddedPostgres start(Path folder) throws IOException {
		Path log = folder.resolve("store.log");
		int known = Files.exists(log) ? (int) Files.size(log) : 0;
		try {
			return builder(folder, ProcessBuilder.Redirect.appendTo(log.toFile())).start();
		}
		catch (IOException | RuntimeException ex) {
			throw new IOException(findFatal(log, known).orElse(String.valueOf(ex.getMessage())), ex);
		}
	}

	private static EmbeddedPostgres.Builder builder(Path folder, ProcessBuilder.Redirect log) throws IOException {
		return EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(binaries().toFile())
			.setDataDirectory(data(folder))
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPort(port(folder))
			.setOutputRedirector(log)
			.setErrorRedirector(log)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("max_wal_size", "2GB");
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
	 * Return where the server's program is unpacked, once per user of the machine.
	 */
	private static Path binaries() {
		return Path.of(System.getProperty("java.io.tmpdir"), "tidemark-" + System.getProperty("user.name"));
	}

	private static Path data(Path folder) {
		return folder.resolve("data");
	}

	private static Optional<Integer> runningPort(Path folder) throws IOException {
		return running(folder).isPresent() ? Optional.of(Integer.parseInt(pidFile(folder).get(3).strip()))
				: Optional.empty();
	}

	private static Optional<ProcessHandle> running(Path folder) throws IOException {
		List<String> lines = pidFile(folder);
		if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
			return Optional.empty();
		}
		return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(EmbeddedPostgresServer::isPostgres);
	}

	private static boolean isPostgres(ProcessHandle process) {
		@Nullable String command = process.info().command().orElse(null);
		return process.isAlive() && (command == null || command.contains("postgres"));
	}

	private static List<String> pidFile(Path folder) throws IOException {
		Path file = data(folder).resolve("postmaster.pid");
		return Files.exists(file) ? Files.readAllLines(file) : List.of();
	}

	private void stop() throws IOException {
		if (this.started != null) {
			this.started.close();
			return;
		}
		Optional<ProcessHandle> server = running(this.folder);
		if (server.isEmpty()) {
			return;
		}
		server.get().destroy();
		try {
			server.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException("it is still running as process " + server.get().pid(), ex);
		}
	}

}
