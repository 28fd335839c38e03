package io.tidemark.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Holds the report store to what it promises of snapshots.
 */
class SnapshotStoreIT {

	/** The tables of the store, each with one of its columns. */
	private static final Map<String, String> TABLES = Map.of("chunk", "row_count", "snapshot", "revision", "chunk_list",
			"parts", "publication", "published_at", "hold", "reason");

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	@TempDir
	private Path folder;

	private Path source;

	private TestInstallation installation;

	private JdbcClient store;

	@BeforeEach
	void publishSeedWorld() {
		this.source = SeedWorld.copySource(this.folder.resolve("source"));
		this.installation = TestInstallation.create(this.folder, SeedWorld.tenant("acme", this.source));
		this.store = JdbcClient.create(this.installation.store());
		assertThat(run()).isZero();
	}

	@Test
	void databaseRefusesToChangePublishedRows() throws Exception {
		addDuplicateCustomer();
		assertThat(run()).isEqualTo(5);
		for (Map.Entry<String, String> entry : TABLES.entrySet()) {
			String table = entry.getKey();
			String column = entry.getValue();
			assertThat(count("tidemark." + table)).as(table).isPositive();
			for (String statement : List.of("update tidemark.%1$s set %2$s = %2$s", "delete from tidemark.%1$s",
					"truncate tidemark.%1$s cascade")) {
				assertThatThrownBy(() -> this.store.sql(statement.formatted(table, column)).update())
					.hasMessageContaining("snapshots are immutable");
			}
		}
		assertThat(this.installation.call("snapshots", "verify").exitCode()).isZero();
	}

	@Test
	void readerMaySelectAndNothingElse() throws Exception {
		try (Connection connection = this.installation.store().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set role tidemark_reader");
			statement.execute("set tidemark.retention = 'on'");
			assertThatCode(() -> statement.executeQuery("select * from tidemark.snapshot_state"))
				.doesNotThrowAnyException();
			for (String table : TABLES.keySet()) {
				statement.executeQuery("select * from tidemark." + table);
				assertRefused(statement, "insert into tidemark." + table + " default values");
				assertRefused(statement, "update tidemark.%1$s set %2$s = %2$s".formatted(table, TABLES.get(table)));
				assertRefused(statement, "delete from tidemark." + table);
				assertRefused(statement, "truncate tidemark." + table + " cascade");
				assertRefused(statement, "alter table tidemark." + table + " disable trigger all");
			}
			assertRefused(statement, "create table tidemark.mine (id int)");
			assertRefused(statement, "select * from tidemark_batch.batch_job_instance");
		}
	}

	private static void assertRefused(Statement statement, String sql) {
		assertThatThrownBy(() -> statement.execute(sql)).as(sql)
			.isInstanceOfSatisfying(SQLException.class,
					(ex) -> assertThat(ex.getSQLState()).as(ex.getMessage()).isEqualTo(INSUFFICIENT_PRIVILEGE));
	}

	@Test
	void snapshotIsInvisibleUntilItsPublicationRow() {
		String columns = "tenant, business_date, data_as_of, content_hash, manifest";
		long written = this.store
			.sql("insert into tidemark.snapshot (" + columns + ", revision) select " + columns
					+ ", 7 from tidemark.snapshot returning snapshot_id")
			.query(Long.class)
			.single();
		assertThat(latest().version()).hasToString("2025-04-09.1");
		this.store.sql("insert into tidemark.publication values (:id)").param("id", written).update();
		assertThat(latest().version()).hasToString("2025-04-09.7");
	}

	@Test
	void unchangedChunksAreSharedBySnapshots() throws Exception {
		long chunks = count("tidemark.chunk");
		assertThat(run()).isZero();
		assertThat(count("tidemark.chunk")).isEqualTo(chunks);
		Files.writeString(this.source.resolve("customers.csv"), "one_more,Active,NORTH,2025-03-03T00:00:00Z\n",
				StandardOpenOption.APPEND);
		assertThat(run()).isZero();
		assertThat(count("tidemark.chunk") - chunks).as("the cube and the month of March").isEqualTo(2);
		assertThat(count("tidemark.snapshot_chunk")).isEqualTo(3L * this.installation.snapshots().verify(latest()));
		assertThat(latest().version()).hasToString("2025-04-09.3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "content = other.content", "content = '\\x00'", "content = substr(chunk.content, 1, 20)" })
	void verifyFindsChunkThatWasTamperedWith(String change) {
		assertThat(this.installation.call("snapshots", "verify").exitCode()).isZero();
		this.store.sql("alter table tidemark.chunk disable trigger all").update();
		int changed = this.store.sql("update tidemark.chunk set " + change + " " + """
				from tidemark.snapshot_chunk, tidemark.chunk as other, tidemark.snapshot_chunk as other_part
				where snapshot_chunk.chunk_hash = chunk.chunk_hash and snapshot_chunk.figure = 'mrr_daily'
				    and snapshot_chunk.part = '2025-02' and other_part.chunk_hash = other.chunk_hash
				    and other_part.figure = 'mrr_daily' and other_part.part = '2025-03'
				""").update();
		assertThat(changed).isEqualTo(1);
		Answer answer = this.installation.call("snapshots", "verify");
		assertThat(answer.exitCode()).as(answer.err()).isEqualTo(7);
		assertThat(answer.failure()).contains("Chunk mrr_daily 2025-02 of acme 2025-04-09.1");
	}

	@Test
	void chunkThatHardlyDiffersIsStoredAsADifference() throws Exception {
		int day = 0;
		while (differences() < 3) {
			Files.writeString(this.source.resolve("customers.csv"),
					"late_" + day + ",Active,NORTH,2025-03-0" + (1 + day) + "T00:00:00Z\n", StandardOpenOption.APPEND);
			assertThat(run()).isZero();
			assertThat(++day).isLessThan(9);
		}
		assertThat(this.installation.call("snapshots", "verify").exitCode()).isZero();
		this.store.sql("alter table tidemark.chunk disable trigger all").update();
		this.store.sql("update tidemark.chunk set content = '\\x78da030000000001' where base_id is not null").update();
		Answer answer = this.installation.call("snapshots", "verify");
		assertThat(answer.exitCode()).as(answer.err()).isEqualTo(7);
		assertThat(answer.failure()).contains("can't be inflated");
	}

	private long differences() {
		return this.store.sql("select count(*) from tidemark.chunk where base_id is not null")
			.query(Long.class)
			.single();
	}

	@Test
	void verifyFindsListThatWasTamperedWith() {
		this.store.sql("alter table tidemark.chunk_list disable trigger all").update();
		this.store
			.sql("update tidemark.chunk_list set figures = figures[2:], parts = parts[2:], chunk_ids = chunk_ids[2:]")
			.update();
		Answer answer = this.installation.call("snapshots", "verify");
		assertThat(answer.exitCode()).as(answer.err()).isEqualTo(7);
		assertThat(answer.failure()).contains("content hash");
	}

	@Test
	void duplicateCustomerHoldsTheSnapshot() throws Exception {
		String before = this.installation.call("figures", "customers/byDealer").out();
		addDuplicateCustomer();
		assertHeld("check keys_unique returned 1 row, first: ", "table_name customers, row_key two_currencies");
		assertThat(this.installation.call("figures", "customers/byDealer").out()).isEqualTo(before);
	}

	@Test
	void tooManyRejectedRowsHoldTheSnapshot() {
		this.installation.configure(SeedWorld.tenant("acme", this.source) + "  max-rejected-share: 0.1\n");
		assertHeld("check rejected_share returned 2 rows, first: ", "table_name invoice_items");
		this.installation.configure(SeedWorld.tenant("acme", this.source) + "  max-rejected-share: 0.12\n");
		assertThat(run()).isZero();
	}

	private void assertHeld(String... reasons) {
		Answer answer = this.installation.call("run", "--tenant", "acme");
		assertThat(answer.exitCode()).as(answer.err()).isEqualTo(5);
		assertThat(answer.failure()).contains("Snapshot 2025-04-09.2 of acme is held").contains(reasons);
		assertThat(latest().version()).hasToString("2025-04-09.1");
		List<String> list = this.installation.call("snapshots", "list").out().lines().toList();
		assertThat(list.get(1)).startsWith("2025-04-09.2  held").contains(reasons);
		assertThat(list.get(2)).startsWith("2025-04-09.1  published");
		assertThat(this.installation.call("figures", "customers/summary", "--snapshot", "2025-04-09.2").exitCode())
			.as("the operator can inspect it")
			.isZero();
	}

	private void addDuplicateCustomer() throws Exception {
		Files.writeString(this.source.resolve("customers.csv"), "two_currencies,Active,NORTH,2025-03-03T00:00:00Z\n",
				StandardOpenOption.APPEND);
	}

	private int run() {
		return this.installation.call("run", "--tenant", "acme").exitCode();
	}

	private Snapshot latest() {
		return this.installation.snapshots().load("acme", null);
	}

	private long count(String table) {
		return this.store.sql("select count(*) from " + table).query(Long.class).single();
	}

}
