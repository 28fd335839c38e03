package io.tidemark.jobs.cli.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.TestPostgres;
import io.tidemark.snapshot.Manifest.Outcome;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fills the source of a configured tenant.
 */
class DemoSourceIT {

	@TempDir
	private Path folder;

	private final String source = TestPostgres.createDatabase();

	@Test
	void configuredSourceIsFilledAndLivesThroughItsNightsOnce() {
		TestInstallation installation = TestInstallation.create(this.folder, tenant("url: \"" + this.source + "\""));
		Answer first = demo(installation);
		assertThat(first.exitCode()).as(first.failure()).isZero();
		List<Snapshot> nights = installation.snapshots().findPublished("shop");
		assertThat(nights).hasSize(5);
		assertThat(nights.stream().map(Snapshot::contentHash)).doesNotHaveDuplicates();
		assertThat(nights).allSatisfy((night) -> assertThat(night.manifest().rejections()).isEmpty());
		assertThat(nights.stream().flatMap((night) -> night.manifest().checks().stream()))
			.allMatch((check) -> check.outcome() == Outcome.PASSED);
		Answer restatements = installation.call("figures", "restatements", "--format", "csv");
		assertThat(restatements.out().lines()).as("a back-dated correction in the last night").hasSizeGreaterThan(7);
		assertThat(first.out())
			.containsPattern("Restated:\n  [A-Z]{3} [-+][0-9,.]+ on each day from [-0-9]+.*: customer [0-9]+, ");
		Answer rated = installation.call("figures", "reporting-revenue", "--format", "csv");
		assertThat(rated.out().lines()).as("moves of the rates").anyMatch((line) -> line.matches(".*,-?[0-9.]+"));
		Answer diff = installation.call("snapshots", "diff");
		assertThat(diff.exitCode()).as(diff.failure()).isZero();
		assertThat(diff.out()).contains("mrr_daily");
		Answer second = demo(installation);
		assertThat(second.exitCode()).as(second.failure()).isZero();
		assertThat(second.out()).startsWith("shop already has snapshot ");
		assertThat(installation.snapshots().findAll("shop")).hasSize(5);
	}

	@Test
	void sourceWithBusinessOfItsOwnIsLeftAlone() throws SQLException {
		PGSimpleDataSource database = new PGSimpleDataSource();
		database.setUrl(this.source);
		try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("create schema billing");
			statement.execute("create table billing.invoice as select 1 as id");
			TestInstallation installation = TestInstallation.create(this.folder,
					tenant("url: \"" + this.source + "\""));
			Answer answer = demo(installation);
			assertThat(answer.exitCode()).isEqualTo(3);
			assertThat(answer.failure()).contains("has a schema billing that no demo has made");
			assertThat(statement.execute("select id from billing.invoice")).isTrue();
		}
	}

	@Test
	void sourceOfFilesIsRefused() {
		Answer answer = demo(TestInstallation.create(this.folder, tenant("files: somewhere")));
		assertThat(answer.exitCode()).isEqualTo(3);
		assertThat(answer.failure()).contains("The source of shop is files, but the demo fills a database");
	}

	private static Answer demo(TestInstallation installation) {
		return installation.call("demo", "--source", "shop", "--customers", "150");
	}

	private static String tenant(String source) {
		return "shop:\n  time-zone: Europe/London\n  reporting-currency: GBP\n  source:\n    " + source + "\n";
	}

}
