package io.tidemark.jobs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills runs and starts two at once. {@code -Dtidemark.kills=500} kills so many, and
 * {@code -Dtidemark.seed=42} at the same points again.
 */
class RestartIT {

	private static final int KILLS = Integer.getInteger("tidemark.kills", 6);

	private static final long SEED = Long.getLong("tidemark.seed", System.nanoTime() % 1_000_000);

	@TempDir
	private Path folder;

	@Test
	@Timeout(value = 12, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void killedRunLeavesNothingHalfDoneAndTheNextFinishesIt() throws Exception {
		tell("%s kills with -Dtidemark.seed=%s".formatted(KILLS, SEED));
		Random random = new Random(SEED);
		List<KillPoint> boundaries = new ArrayList<>(KillPoint.boundaries());
		Collections.shuffle(boundaries, random);
		try (KilledTenants tenants = new KilledTenants(this.folder, KILLS / KilledTenants.DAYS + 1);
				SnapshotReader reader = SnapshotReader.start(tenants)) {
			int kills = 0;
			for (int cycle = 0; kills < KILLS; cycle++) {
				boolean isBoundary = !boundaries.isEmpty() && (KILLS > boundaries.size() || cycle % 2 == 0);
				KillPoint first = isBoundary ? boundaries.remove(0) : KillPoint.random(random);
				reader.read(KilledTenants.tenant(cycle));
				kills += kill(tenants, cycle, first, random);
				Instant restartAt = Instant.now();
				finish(tenants, cycle);
				checkExtraction(first, tenants.checkPublished(cycle), restartAt);
			}
			assertThat(reader.failures()).isEmpty();
			tell("%s kills, %s mails in doubt, %s snapshots read meanwhile".formatted(kills, tenants.doubtful(),
					reader.reads()));
		}
	}

	/**
	 * Kill the run of a day, and one time in four the run that goes on after it too.
	 * @return how many runs were killed
	 */
	private int kill(KilledTenants tenants, int cycle, KillPoint first, Random random) throws Exception {
		int kills = 0;
		KillPoint point = first;
		boolean isAgain = true;
		while (isAgain) {
			boolean isKilled = point.kill(tenants.commandLine(cycle), this.folder.resolve("err.txt"));
			kills += isKilled ? 1 : 0;
			boolean isPublished = tenants.isPublished(cycle);
			tell("%s %s %s: %s%s".formatted(KilledTenants.tenant(cycle), KilledTenants.version(cycle), point,
					isKilled ? "killed" : "ended before", isPublished ? ", published" : ""));
			tenants.endLeases();
			point = KillPoint.random(random);
			isAgain = isKilled && !tenants.isEnded(cycle) && random.nextInt(4) == 0;
		}
		return kills;
	}

	private static void finish(KilledTenants tenants, int cycle) {
		if (!tenants.isEnded(cycle)) {
			Answer answer = Answer.to(tenants.commandLine(cycle));
			assertThat(answer.exitCode()).as(answer.err()).isZero();
			assertThat(answer.err()).contains("100 % done");
			assertThat(answer.out()).contains(KilledTenants.version(cycle).toString());
		}
	}

	private static void checkExtraction(KillPoint first, Snapshot snapshot, Instant restartAt) {
		if (first.isAfterExtraction()) {
			assertThat(snapshot.manifest().extractedAt()).as("not done again").isBefore(restartAt);
		}
	}

	private static void tell(String what) {
		System.out.println("RestartIT: " + what);
	}

	@Test
	@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
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
