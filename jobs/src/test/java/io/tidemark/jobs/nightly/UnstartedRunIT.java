package io.tidemark.jobs.nightly;

import java.nio.file.Path;
import java.time.LocalDate;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.snapshot.SnapshotVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.DefaultJobKeyGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that was killed when Spring Batch knew of it and had not started it.
 */
class UnstartedRunIT {

	@TempDir
	private Path folder;

	@Test
	void runThatIsKnownAndWasNeverStartedIsStarted() {
		TestInstallation installation = TestInstallation.create(this.folder,
				SeedWorld.tenant("acme", SeedWorld.path("source")));
		assertThat(run(installation).exitCode()).isZero();
		SnapshotVersion next = new SnapshotVersion(LocalDate.parse("2025-04-09"), 2);
		JdbcClient.create(installation.store())
			.sql("insert into tidemark_batch.batch_job_instance (job_instance_id, version, job_name, job_key)"
					+ " values (nextval('tidemark_batch.batch_job_instance_seq'), 0, 'nightly', ?)")
			.param(new DefaultJobKeyGenerator().generateKey(RunLauncher.identifying("acme", next).toJobParameters()))
			.update();
		Answer answer = run(installation);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		assertThat(answer.out()).contains(next.toString());
	}

	private static Answer run(TestInstallation installation) {
		return installation.call("run", "--tenant", "acme", "--as-of", SeedWorld.AS_OF);
	}

}
