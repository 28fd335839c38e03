package io.tidemark.jobs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of a tenant's snapshots was, or comes before, which.
 */
class PublishedSnapshotsIT {

	@TempDir
	private static Path folder;

	private static SnapshotStore snapshots;

	private static JdbcClient store;

	@BeforeAll
	static void publish() {
		TestInstallation installation = TestInstallation.create(folder,
				SeedWorld.tenant("acme", SeedWorld.path("source")));
		Answer answer = installation.call("run", "--tenant", "acme");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		snapshots = installation.snapshots();
		store = JdbcClient.create(installation.store());
		insert("2025-06-01", 1, "2025-06-02T01:30:00Z");
		insert("2025-06-02", 1, "2025-06-03T22:59:59.999999Z");
		insert("2025-06-02", 2, "2025-06-03T23:00:00Z");
		insert("2025-06-01", 2, "2025-06-05T10:00:00Z");
		insert("2025-06-03", 1, null);
	}

	private static void insert(String businessDate, int revision, @Nullable String publishedAt) {
		long id = store.sql("""
				insert into tidemark.snapshot
				    (tenant, business_date, revision, data_as_of, content_hash, manifest)
				select 'past', cast(:businessDate as date), :revision, data_as_of, content_hash, manifest
				from tidemark.snapshot where tenant = 'acme'
				returning snapshot_id
				""").param("businessDate", businessDate).param("revision", revision).query(Long.class).single();
		if (publishedAt != null) {
			store.sql("insert into tidemark.publication values (:id, cast(:publishedAt as timestamptz))")
				.param("id", id)
				.param("publishedAt", publishedAt)
				.update();
		}
	}

	@Test
	void publishedSnapshotsAreListedFromTheNewestVersion() {
		assertThat(snapshots.findPublished("past")).map((snapshot) -> snapshot.version().toString())
			.containsExactly("2025-06-02.2", "2025-06-02.1", "2025-06-01.2", "2025-06-01.1");
	}

	@ParameterizedTest
	@CsvSource({ "2025-06-01,", "2025-06-02, 2025-06-01.1", "2025-06-03, 2025-06-02.1", "2025-06-04, 2025-06-02.2",
			"2025-06-05, 2025-06-02.2", "9999-12-31, 2025-06-02.2", "0001-01-01," })
	void snapshotOfDateIsTheOneServedAtItsLocalEnd(LocalDate date, @Nullable String version) {
		assertThat(version(snapshots.findAsOf("past", date))).isEqualTo(version);
	}

	@ParameterizedTest
	@CsvSource({ "2025-05-31,", "2025-06-01, 2025-06-01.2", "2025-06-02, 2025-06-02.2", "2025-06-09, 2025-06-02.2",
			"2025-06-10," })
	void snapshotOfBusinessDateMayBeUpToAWeekEarlier(LocalDate date, @Nullable String version) {
		assertThat(version(snapshots.findByBusinessDate("past", date))).isEqualTo(version);
	}

	@Test
	void nobodyHasNoSnapshotOfDate() {
		assertThat(snapshots.findAsOf("nobody", LocalDate.of(2025, 6, 4))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2025-06-01.1,", "2025-06-01.2, 2025-06-01.1", "2025-06-02.1, 2025-06-01.2",
			"2025-06-02.2, 2025-06-02.1", "2025-06-03.1, 2025-06-02.2" })
	void previousSnapshotIsThePublishedOneOfTheNextLowerVersion(String version, @Nullable String previous) {
		Snapshot snapshot = snapshots.load("past", SnapshotVersion.parse(version));
		assertThat(version(snapshots.findPrevious(snapshot))).isEqualTo(previous);
	}

	private static @Nullable String version(Optional<Snapshot> snapshot) {
		return snapshot.map((found) -> found.version().toString()).orElse(null);
	}

}
