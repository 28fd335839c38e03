package io.tidemark.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.tidemark.jobs.cli.Tidemark;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills runs and starts two at once.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestartIT {

	private static final int KILLS = 6;

	/** The lines of progress after which a run that starts anew has not published yet. */
	private static final int LINES_ANEW = 8;

	/** The same for a run that goes on, at worst with its last step. */
	private static final int LINES_RESUMED = 2;

	@TempDir
	private Path folder;

	@Test
	void killedRunLeavesNothingVisibleAndTheNextPublishesOnce() throws Exception {
		TestInstallation installation = TestInstallation.create(this.folder,
				SeedWorld.tenant("killed", SeedWorld.path("source")),
				SeedWorld.tenant("calm", SeedWorld.path("source")));
		Random random = new Random(42);
		for (int kill = 0; kill < KILLS; kill++) {
			boolean isAnew = kill % 2 == 0;
			if (isAnew) {
				FileSystemUtils.deleteRecursively(this.folder.resolve("home"));
			}
			int lines = random.nextInt((isAnew ? LINES_ANEW : LINES_RESUMED) + 1);
			killAfter(lines, installation.commandLine("run", "--tenant", "killed"));
			assertThat(installation.snapshots().findAll("killed")).as("kill %s", kill).isEmpty();
		}
		Snapshot snapshot = publish(installation, "killed");
		assertThat(installation.snapshots().findAll("killed")).hasSize(1);
		assertThat(snapshot.version()).hasToString("2025-04-09.1");
		assertThat(installation.snapshots().verify(snapshot)).isPositive();
		ContentHash undisturbed = publish(installation, "calm").contentHash();
		assertThat(snapshot.contentHash()).isEqualTo(undisturbed);
	}

	private static Snapshot publish(TestInstallation installation, String tenant) {
		Answer answer = installation.call("run", "--tenant", tenant);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return installation.snapshots().load(tenant, null);
	}

	/**
	 * Run a command in a process of its own and kill it after it has told its progress so
	 * many times.
	 */
	private static void killAfter(int lines, List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Tidemark.class.getName()));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
			int told = 0;
			String line = "";
			while (told < lines && line != null) {
				line = err.readLine();
				told += (line != null && line.endsWith(" % done")) ? 1 : 0;
			}
			assertThat(told).isEqualTo(lines);
			process.destroyForcibly();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isNotZero();
		}
	}

	@Test
	void secondRunOfTheSameTenantIsRefusedWhileTheFirstIsUnderWay() throws Exception {
		SeedWorldDatabase billing = SeedWorldDatabase.create();
		Path mapping = SeedWorldDatabase.writeMapping(this.folder.resolve("mapping"));
		TestInstallation installation = TestInstallation.create(this.folder, billing.tenant("acme", mapping),
				SeedWorld.tenant("other", SeedWorld.path("source")));
		ExecutorService first = Executors.newSingleThreadExecutor();
		try (Connection blocker = billing.connect(); Statement statement = blocker.createStatement()) {
			blocker.setAutoCommit(false);
			statement.execute("lock table customers in access exclusive mode");
			Future<Answer> running = first
				.submit(() -> installation.call("run", "--tenant", "acme", "--as-of", SeedWorld.AS_OF));
			await().atMost(60, TimeUnit.SECONDS).until(() -> isWaiting(statement));
			Answer second = installation.call("run", "--tenant", "acme", "--as-of", SeedWorld.AS_OF);
			assertThat(second.exitCode()).as(second.err()).isEqualTo(6);
			assertThat(second.failure())
				.isEqualTo("tidemark: A run of tenant acme is under way already: wait until it has ended.");
			assertThat(installation.call("run", "--tenant", "other").exitCode()).isZero();
			assertThat(running).isNotDone();
			blocker.rollback();
			assertThat(running.get(60, TimeUnit.SECONDS).exitCode()).isZero();
			assertThat(installation.snapshots().findAll("acme")).hasSize(1);
		}
		finally {
			first.shutdownNow();
		}
	}

	/**
	 * Return whether a run waits for the locked table; it has its tenant's lock by then.
	 */
	private static boolean isWaiting(Statement billing) throws SQLException {
		try (ResultSet waiting = billing.executeQuery("select 1 from pg_locks where not granted and"
				+ " relation = 'customers'::regclass and database = (select oid from pg_database"
				+ " where datname = current_database())")) {
			return waiting.next();
		}
	}

}
