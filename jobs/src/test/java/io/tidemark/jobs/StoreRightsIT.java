package io.tidemark.jobs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.StoreRights;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Whoever may do more than read is told each thing that is too much.
 */
class StoreRightsIT {

	private static final AtomicInteger ROLES = new AtomicInteger();

	private final int number = ROLES.incrementAndGet();

	private final String role = "rights_" + this.number;

	private final String other = "rights_other_" + this.number;

	private String url;

	@BeforeEach
	void migrate() {
		this.url = TestPostgres.createDatabase();
		ReportStore.open(new StoreProperties(this.url, null, null), Path.of("")).close();
		sql("create role %s login password 'reader' in role tidemark_reader".formatted(this.role),
				"create role " + this.other);
	}

	@Test
	void readerHasNoneAndCanRead() {
		assertThat(excess()).isEmpty();
		assertThat(new SnapshotStore(connected()).findTenants()).isEmpty();
	}

	@Test
	void readerMayNeitherReadNorChangeSchedules() {
		for (String sql : List.of("select * from tidemark_quartz.qrtz_triggers",
				"select * from tidemark_batch.batch_job_execution", "delete from tidemark_quartz.qrtz_fired_triggers",
				"create table tidemark_quartz.more (id int)")) {
			assertThatThrownBy(() -> new JdbcTemplate(connected()).execute(sql)).as(sql)
				.rootCause()
				.message()
				.startsWith("ERROR: permission denied for schema "
						+ (sql.contains("quartz") ? "tidemark_quartz" : "tidemark_batch"));
		}
	}

	@Test
	void rightsThatEverybodyHasElsewhereAreNoneOfOurs() {
		sql("create table public.shared (id int)", "grant all on public.shared to public",
				"grant create on schema public to public", "create schema elsewhere",
				"grant all on schema elsewhere to public");
		assertThat(excess()).isEmpty();
		sql("grant select on public.shared to " + this.role);
		assertThat(excess()).containsExactly("may select from public.shared");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					alter role ROLE superuser                                   | is a superuser
					alter role ROLE createdb                                    | may create databases
					alter role ROLE createrole                                  | may create roles
					alter role ROLE replication                                 | may replicate
					alter role ROLE bypassrls                                   | may bypass row security
					grant create on database DATABASE to ROLE                   | may create in database DATABASE
					grant create on database DATABASE to public                 | may create in database DATABASE
					alter database DATABASE owner to ROLE                       | owns database DATABASE
					grant create on schema tidemark to ROLE                     | may create in schema tidemark
					grant create on schema tidemark to public                   | may create in schema tidemark
					grant create on schema public to ROLE                       | may create in schema public
					alter schema tidemark owner to ROLE                         | owns schema tidemark
					alter table tidemark.chunk_list owner to ROLE               | owns table tidemark.chunk_list
					alter view tidemark.snapshot_state owner to ROLE            | owns view tidemark.snapshot_state
					alter function tidemark.refuse_change owner to ROLE         | owns function tidemark.refuse_change()
					grant insert on tidemark.snapshot to ROLE                   | may insert into tidemark.snapshot
					grant insert on tidemark.snapshot to public                 | may insert into tidemark.snapshot
					grant insert on tidemark.snapshot to tidemark_reader        | may insert into tidemark.snapshot as tidemark_reader
					grant update on tidemark.api_key to ROLE                    | may update tidemark.api_key
					grant update (revoked_at) on tidemark.api_key to ROLE       | may update tidemark.api_key.revoked_at
					grant delete on tidemark.chunk to ROLE                      | may delete from tidemark.chunk
					grant truncate on tidemark.chunk to ROLE                    | may truncate tidemark.chunk
					grant references on tidemark.chunk to ROLE                  | may refer to tidemark.chunk
					grant trigger on tidemark.chunk to ROLE                     | may set triggers on tidemark.chunk
					grant usage on schema tidemark_batch to ROLE                | may use schema tidemark_batch
					grant select on tidemark_batch.batch_job_instance to ROLE   | may select from tidemark_batch.batch_job_instance
					grant usage on sequence tidemark_batch.batch_job_execution_seq to ROLE | may use sequence tidemark_batch.batch_job_execution_seq
					grant pg_read_all_settings to ROLE                          | is a member of pg_read_all_settings
					grant pg_execute_server_program to ROLE                     | is a member of pg_execute_server_program
					""")
	void eachRightBeyondReadingIsTold(String statement, String told) {
		sql(filledIn(statement));
		assertThat(excess()).containsExactly(filledIn(told));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			alter role OTHER superuser                     | is a superuser as OTHER
			alter role OTHER createrole                    | may create roles as OTHER
			grant insert on tidemark.chunk to OTHER        | may insert into tidemark.chunk as OTHER
			alter table tidemark.chunk_list owner to OTHER | owns table tidemark.chunk_list as OTHER
			""")
	void rightsOfARoleThatItCouldBecomeCount(String statement, String told) {
		sql("alter role %s noinherit".formatted(this.role), filledIn(statement),
				"create role between_%s in role %s".formatted(this.number, this.other),
				"grant between_%s to %s".formatted(this.number, this.role));
		assertThat(excess()).containsExactly(filledIn(told));
	}

	@Test
	void ownerOfTheStoreIsToldMuch() {
		List<String> excess = new StoreRights(dataSource(this.url)).findExcessRights();
		assertThat(excess).containsOnlyOnce("is a superuser")
			.allMatch(
					(right) -> right.startsWith("owns ") || right.startsWith("may ") || right.equals("is a superuser"));
	}

	@Test
	void rightsAreThoseOfTheLoginWhateverRoleItPlays() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.url);
				Statement statement = connection.createStatement()) {
			statement.execute("set role " + this.role);
			var row = statement.executeQuery(SqlFile.load("store/read/find_excess_rights"));
			row.next();
			assertThat(row.getString(1)).isEqualTo("is a superuser");
		}
	}

	private List<String> excess() {
		return new StoreRights(connected()).findExcessRights();
	}

	private PGSimpleDataSource connected() {
		PGSimpleDataSource source = dataSource(this.url);
		source.setUser(this.role);
		source.setPassword("reader");
		return source;
	}

	private static PGSimpleDataSource dataSource(String url) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(url);
		return source;
	}

	private String filledIn(String text) {
		return text.replace("ROLE", this.role)
			.replace("OTHER", this.other)
			.replace("DATABASE", this.url.replaceFirst(".*/([a-z_0-9]+)\\?.*", "$1"));
	}

	private void sql(String... statements) {
		try (Connection connection = DriverManager.getConnection(this.url);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
