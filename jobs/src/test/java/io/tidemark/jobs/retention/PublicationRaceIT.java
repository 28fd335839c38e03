package io.tidemark.jobs.retention;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.jobs.Answer;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A publication relies on chunks that are there already while retention would remove
 * them: nobody lists them yet.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublicationRaceIT {

	@TempDir
	private Path folder;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private TestInstallation installation;

	private JdbcClient store;

	private SnapshotRetention retention;

	@BeforeEach
	void leaveChunksThatNobodyLists() throws Exception {
		this.installation = TestInstallation.create(this.folder, SeedWorld.tenant("acme", SeedWorld.path("source")));
		this.store = JdbcClient.create(this.installation.store());
		this.retention = new SnapshotRetention(this.installation.store(), ConfigurationFile.defaults().retention(),
				Clock.systemUTC());
		assertThat(run().call().exitCode()).isZero();
		long id = this.installation.snapshots().load("acme", null).id();
		try (Connection connection = begin(); Statement statement = connection.createStatement()) {
			statement.execute(SqlFile.load("store/write/allow_removal"));
			statement.execute(SqlFile.load("store/write/delete_snapshot").replace(":snapshotId", String.valueOf(id)));
			connection.commit();
		}
		assertThat(chunks()).isPositive();
	}

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void chunkThatAPublicationIsAboutToListStays() throws Exception {
		long chunks = chunks();
		Future<Answer> publication;
		try (Connection blocker = begin(); Statement statement = blocker.createStatement()) {
			statement.execute("lock table tidemark.snapshot in share row exclusive mode");
			publication = this.threads.submit(run());
			waitUntilSomebodyWaits("relation");
			assertThat(this.retention.removeFreeChunks()).as("a publication is under way").isEmpty();
			assertThat(chunks()).isEqualTo(chunks);
			blocker.commit();
		}
		assertPublished(publication);
		assertThat(chunks()).isEqualTo(chunks);
	}

	@Test
	void publicationWaitsForChunksThatAreBeingRemovedAndWritesThemAnew() throws Exception {
		long chunks = chunks();
		Future<Answer> publication;
		try (Connection removal = begin(); Statement statement = removal.createStatement()) {
			statement.execute(SqlFile.load("store/write/allow_removal"));
			statement.execute(SqlFile.load("store/write/lock_chunks_for_removal"));
			statement.execute(SqlFile.load("store/write/delete_free_chunks"));
			publication = this.threads.submit(run());
			waitUntilSomebodyWaits("advisory");
			removal.commit();
		}
		assertPublished(publication);
		assertThat(chunks()).isEqualTo(chunks);
	}

	@Test
	void pruningsDoNotGetInEachOthersWay() throws Exception {
		long chunks = chunks();
		try (Connection other = begin(); Statement statement = other.createStatement()) {
			statement.execute(SqlFile.load("store/write/lock_chunks_for_removal"));
			assertThat(this.retention.removeFreeChunks()).as("never waits").isEmpty();
		}
		assertThat(this.retention.removeFreeChunks().map(SnapshotRetention.FreedChunks::chunks))
			.isEqualTo(Optional.of(chunks));
		assertThat(chunks()).isZero();
	}

	private void assertPublished(Future<Answer> publication) throws Exception {
		Answer answer = publication.get();
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		assertThat(this.installation.snapshots().load("acme", null).version()).as("the first is not used again")
			.hasToString("2025-04-09.2");
		Answer verified = this.installation.call("snapshots", "verify");
		assertThat(verified.exitCode()).as(verified.err()).isZero();
	}

	private Callable<Answer> run() {
		return () -> this.installation.call("run", "--tenant", "acme");
	}

	private Connection begin() throws SQLException {
		Connection connection = this.installation.store().getConnection();
		connection.setAutoCommit(false);
		return connection;
	}

	private void waitUntilSomebodyWaits(String lock) throws InterruptedException {
		while (this.store.sql("""
				select count(*) from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock' and wait_event = :lock
				""").param("lock", lock).query(Long.class).single() == 0) {
			Thread.sleep(20);
		}
	}

	private long chunks() {
		return this.store.sql("select count(*) from tidemark.chunk").query(Long.class).single();
	}

}
