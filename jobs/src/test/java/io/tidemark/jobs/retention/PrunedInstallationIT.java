package io.tidemark.jobs.retention;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tidemark.failure.NotFound;
import io.tidemark.jobs.Answer;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the operator and a reader see of retention: snapshots of two days of one month,
 * long ago, and a current one.
 */
class PrunedInstallationIT {

	private static final String FIRST = "2024-06-29.1";

	private static final String LAST = "2024-06-30.1";

	@TempDir
	private Path folder;

	private TestInstallation installation;

	private JdbcClient store;

	@BeforeEach
	void publish() {
		this.installation = TestInstallation.create(this.folder, SeedWorld.tenant("acme", SeedWorld.path("source")));
		this.store = JdbcClient.create(this.installation.store());
		succeed("run", "--tenant", "acme");
		copyTo("2024-06-29");
		copyTo("2024-06-30");
	}

	private void copyTo(String businessDate) {
		long id = this.store.sql("""
				insert into tidemark.snapshot
				    (tenant, business_date, revision, data_as_of, content_hash, manifest)
				select tenant, cast(:date as date), 1, data_as_of, content_hash, manifest
				from tidemark.snapshot order by snapshot_id limit 1
				returning snapshot_id
				""").param("date", businessDate).query(Long.class).single();
		this.store.sql("insert into tidemark.publication (snapshot_id) values (:id)").param("id", id).update();
		this.store.sql("""
				insert into tidemark.chunk (chunk_hash, row_count, content)
				select sha256(convert_to(:date, 'UTF8')), row_count, content from tidemark.chunk limit 1
				""").param("date", businessDate).update();
		this.store.sql("""
				insert into tidemark.chunk_list
				select :id, '{customers_cube}', '{all}', array[chunk_id] from tidemark.chunk
				where chunk_hash = sha256(convert_to(:date, 'UTF8'))
				""").param("id", id).param("date", businessDate).update();
	}

	@Test
	void dryRunTellsWhatPruningDoes() {
		List<String> told = succeed("snapshots", "prune", "--dry-run").lines().toList();
		assertThat(told).hasSize(5);
		assertThat(told.get(0)).matches("Tenant +Version +Business date +State +Retention");
		assertThat(told.get(1)).matches("acme +2025-04-09.1 +2025-04-09 +published +kept: current");
		assertThat(told.get(2)).matches("acme +2024-06-30.1 +2024-06-30 +published +kept: last of its month");
		assertThat(told.get(3)).matches("acme +2024-06-29.1 +2024-06-29 +published +would be removed");
		Matcher sum = Pattern
			.compile("Snapshots that would be removed: 1. Chunks that would be freed: 1, with (\\d+) bytes.")
			.matcher(told.get(4));
		assertThat(sum.matches()).as(told.get(4)).isTrue();
		assertThat(versions()).contains(FIRST);

		List<String> done = succeed("snapshots", "prune", "--tenant", "acme").lines().toList();
		assertThat(done.get(3)).matches("acme +2024-06-29.1 +2024-06-29 +published +removed");
		assertThat(done.get(4)).isEqualTo("Snapshots removed: 1. Chunks freed: 1, with " + sum.group(1) + " bytes.");
		assertThat(versions()).doesNotContain(FIRST).contains(LAST);
		succeed("snapshots", "verify");
		assertThat(succeed("snapshots", "prune")).contains("Snapshots removed: 0. Chunks freed: 0, with 0 bytes.");
	}

	@Test
	void tenantThatNobodyKnowsIsToldAndNothingRemoved() {
		Answer answer = this.installation.call("snapshots", "prune", "--tenant", "nobody");
		assertThat(answer.exitCode()).isEqualTo(8);
		assertThat(versions()).contains(FIRST);
	}

	@Test
	void readerMidWayIsToldThatTheSnapshotIsGone() {
		SnapshotStore snapshots = this.installation.snapshots();
		Snapshot old = snapshots.load("acme", SnapshotVersion.parse(FIRST));
		ChunkRef chunk = snapshots.loadChunkList(old).get(0);
		assertThat(snapshots.loadChunk(chunk).rows()).isNotNull();
		succeed("snapshots", "prune");
		assertThatThrownBy(() -> snapshots.loadChunkList(old)).isInstanceOf(NotFound.class)
			.hasMessage("Snapshot 2024-06-29.1 of acme has been removed by retention.");
		assertThatThrownBy(() -> snapshots.loadChunk(chunk)).isInstanceOf(NotFound.class)
			.hasMessageContaining("Chunk customers_cube all has been removed by retention");
		assertThat(this.installation.call("figures", "customers/summary", "--snapshot", FIRST).exitCode()).isEqualTo(8);
	}

	@Test
	void nightlyRunPrunes() {
		succeed("run", "--tenant", "acme");
		assertThat(versions()).containsExactly("2025-04-09.2", "2025-04-09.1", LAST);
		assertThat(this.store
			.sql("select count(*) from tidemark.chunk where chunk_hash = sha256(convert_to('2024-06-29', 'UTF8'))")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void nightlyRunSucceedsThoughItCannotPrune() {
		this.store
			.sql("create function full_disk() returns trigger language plpgsql as "
					+ "$$ begin raise exception 'no space left'; end $$")
			.update();
		this.store
			.sql("create trigger full_disk before delete on tidemark.snapshot "
					+ "for each row execute function full_disk()")
			.update();
		succeed("run", "--tenant", "acme");
		assertThat(versions()).containsExactly("2025-04-09.2", "2025-04-09.1", LAST, FIRST);
	}

	@Test
	void configuredTimesCount() {
		this.installation.set("retention:\n  keep-all: 2y\n")
			.configure(SeedWorld.tenant("acme", SeedWorld.path("source")));
		assertThat(succeed("snapshots", "prune")).contains("kept: recent", "Snapshots removed: 0.");
		this.installation.set("retention:\n  keep-monthly: 9 months\n")
			.configure(SeedWorld.tenant("acme", SeedWorld.path("source")));
		succeed("snapshots", "prune");
		assertThat(versions()).containsExactly("2025-04-09.1");
	}

	private String succeed(String... arguments) {
		Answer answer = this.installation.call(arguments);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return answer.out();
	}

	private List<String> versions() {
		return this.installation.snapshots()
			.findAll("acme")
			.stream()
			.map((snapshot) -> snapshot.version().toString())
			.toList();
	}

}
