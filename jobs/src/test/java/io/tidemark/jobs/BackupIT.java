package io.tidemark.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.StoreRights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A dump of the store is all that a new server needs, as docs/operations.md says.
 */
class BackupIT {

	private static final String VERSION = "2025-04-09.1";

	@TempDir
	private Path folder;

	private TestInstallation lost;

	private TestInstallation restored;

	@BeforeEach
	void dumpAndRestore() throws IOException, InterruptedException, SQLException {
		this.lost = installation("lost");
		this.restored = installation("restored");
		assumeTrue(versionOf("pg_dump") >= serverVersion(), "needs a pg_dump of the server's version or later in PATH");
		assertThat(this.lost.call("run", "--tenant", "acme").exitCode()).isZero();
		String dump = this.folder.resolve("store.dump").toString();
		execute("pg_dump", "--format", "custom", "--file", dump, "--dbname", connection(this.lost));
		execute("pg_restore", "--exit-on-error", "--dbname", connection(this.restored), dump);
	}

	@Test
	void restoredSnapshotIsWhatItWas() {
		Answer verified = this.restored.call("snapshots", "verify", VERSION);
		assertThat(verified.exitCode()).as(verified.err()).isZero();
		assertThat(verified.out()).isEqualTo(this.lost.call("snapshots", "verify", VERSION).out())
			.startsWith("acme " + VERSION + " verified: ");
		String[] figures = { "figures", "subscription-revenue", "--format", "csv" };
		assertThat(this.restored.call(figures).out()).contains("EUR").isEqualTo(this.lost.call(figures).out());
	}

	@Test
	void restoredStoreGoesOnWithTheNextRevision() {
		Answer run = this.restored.call("run", "--tenant", "acme");
		assertThat(run.exitCode()).as(run.err()).isZero();
		assertThat(run.out()).contains("2025-04-09.2");
	}

	@Test
	void readerOfTheRestoredStoreReadsAndNothingElse() {
		JdbcClient.create(this.restored.store())
			.sql("create role restored_reader login password 'reader' in role tidemark_reader")
			.update();
		PGSimpleDataSource reader = new PGSimpleDataSource();
		reader.setUrl(this.restored.store().getUrl());
		reader.setUser("restored_reader");
		reader.setPassword("reader");
		assertThat(new StoreRights(reader).findExcessRights()).isEmpty();
		assertThat(new SnapshotStore(reader).findTenants()).containsExactly("acme");
		assertThatThrownBy(() -> JdbcClient.create(reader).sql("delete from tidemark.api_key").update())
			.hasRootCauseMessage("ERROR: permission denied for table api_key");
	}

	@Test
	void publishedRowsCantBeChangedAfterRestoringEither() {
		assertThatThrownBy(() -> JdbcClient.create(this.restored.store())
			.sql("update tidemark.snapshot set tenant = 'x'")
			.update()).rootCause().hasMessageContaining("tidemark.snapshot");
	}

	private TestInstallation installation(String name) throws IOException {
		Path home = Files.createDirectory(this.folder.resolve(name));
		return TestInstallation.create(home, SeedWorld.tenant("acme", SeedWorld.copySource(home.resolve("source"))));
	}

	private int serverVersion() throws SQLException {
		try (Connection connection = this.lost.store().getConnection()) {
			return connection.getMetaData().getDatabaseMajorVersion();
		}
	}

	/** Return its major version, 0 where it is missing. */
	private static int versionOf(String program) throws InterruptedException {
		try {
			String version = execute(program, "--version").replaceFirst("\\D*(\\d+).*", "$1").strip();
			return Integer.parseInt(version);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static String execute(String... line) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
		String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(told).isZero();
		return told;
	}

	private static String connection(TestInstallation installation) {
		PGSimpleDataSource store = installation.store();
		return "host=%s port=%s dbname=%s user=%s password='%s'".formatted(store.getServerNames()[0],
				store.getPortNumbers()[0], store.getDatabaseName(), store.getUser(),
				Objects.requireNonNullElse(store.getPassword(), ""));
	}

}
