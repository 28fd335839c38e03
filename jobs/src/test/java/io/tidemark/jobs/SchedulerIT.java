package io.tidemark.jobs;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Real schedulers on one store.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SchedulerIT {

	private static final Pattern PUBLISHED = Pattern.compile("acme, due at (\\S+?)(?:, late)?: snapshot (\\S+) is");

	private static final String OFTEN = "0/5 * * * * ?";

	@TempDir
	private Path folder;

	@Test
	void everyTimeRunsOnceAndWhenOneIsKilledTheOtherTakesOver() throws Exception {
		TestInstallation installation = TestInstallation.create(this.folder, tenant(OFTEN));
		try (SchedulerProcess first = SchedulerProcess.start(installation);
				SchedulerProcess second = SchedulerProcess.start(installation)) {
			await().atMost(90, TimeUnit.SECONDS).until(() -> published(first, second).size() >= 4);
			SchedulerProcess killed = (runs(first) > runs(second)) ? first : second;
			SchedulerProcess survivor = (killed == first) ? second : first;
			await().atMost(30, TimeUnit.SECONDS).until(() -> isRunning(installation));
			killed.kill();
			int before = runs(survivor);
			await().atMost(90, TimeUnit.SECONDS)
				.untilAsserted(() -> assertThat(runs(survivor)).as(String.join("\n", survivor.told()))
					.isGreaterThanOrEqualTo(before + 3));
			assertThat(survivor.interrupt()).isTrue();
			assertEachTimeRanOnce(installation, published(first, second));
		}
	}

	/**
	 * A killed scheduler may have stored one snapshot without saying so; apart from it,
	 * each time has one snapshot and each snapshot its time.
	 */
	private static void assertEachTimeRanOnce(TestInstallation installation, List<MatchResult> published) {
		List<String> times = published.stream().map((line) -> line.group(1)).toList();
		assertThat(times).doesNotHaveDuplicates();
		List<String> versions = installation.snapshots()
			.findAll("acme")
			.stream()
			.map((snapshot) -> snapshot.version().toString())
			.toList();
		assertThat(versions).containsExactlyInAnyOrderElementsOf(
				IntStream.rangeClosed(1, versions.size()).mapToObj((number) -> "2025-04-09." + number).toList());
		assertThat(versions).hasSizeBetween(times.size(), times.size() + 1)
			.containsAll(published.stream().map((line) -> line.group(2)).toList());
	}

	@Test
	void missedTimeIsCaughtUpOnceEvenWhenTheScheduleChangedAndWhoLeftIsForgotten() throws Exception {
		TestInstallation installation = TestInstallation.create(this.folder, tenant("0 0 3 1 1 ?"),
				tenant("0 0 3 1 1 ?").replace("acme", "gone"));
		startAndEnd(installation);
		assertThat(triggers(installation)).containsExactly("acme", "gone");
		Instant missed = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
		execute(installation, "update tidemark_quartz.qrtz_triggers set next_fire_time = " + missed.toEpochMilli());
		installation.configure(tenant("sometimes"), SeedWorld.tenant("other", SeedWorld.path("source")));
		try (SchedulerProcess scheduler = SchedulerProcess.start(installation)) {
			await().atMost(60, TimeUnit.SECONDS)
				.until(() -> scheduler.told().stream().anyMatch((line) -> line.startsWith("Tenant acme is skipped")));
			assertThat(scheduler.interrupt()).isTrue();
		}
		assertThat(installation.snapshots().findAll("acme")).isEmpty();
		installation.configure(tenant("0 0 4 1 1 ?"));
		try (SchedulerProcess scheduler = SchedulerProcess.start(installation)) {
			await().atMost(60, TimeUnit.SECONDS).until(() -> runs(scheduler) > 0);
			assertThat(scheduler.interrupt()).isTrue();
			assertThat(scheduler.told()).anyMatch((line) -> line.contains("due at " + missed + ", late"));
		}
		assertThat(triggers(installation)).containsExactly("acme");
		startAndEnd(installation);
		assertThat(installation.snapshots().findAll("acme")).singleElement()
			.satisfies((snapshot) -> assertThat(snapshot.manifest().scheduled())
				.matches((scheduled) -> scheduled.late() && scheduled.dueAt().equals(missed)));
		assertThat(installation.call("snapshots", "show").out()).contains("\"dueAt\" : \"" + missed + "\"");
	}

	@Test
	void runThatIsUnderWayIsFinishedOnInterrupt() throws Exception {
		TestInstallation installation = TestInstallation.create(this.folder, tenant(OFTEN));
		try (SchedulerProcess scheduler = SchedulerProcess.start(installation)) {
			await().atMost(60, TimeUnit.SECONDS).until(() -> isRunning(installation));
			assertThat(scheduler.interrupt()).isTrue();
			assertThat(runs(scheduler)).as(scheduler.told().toString())
				.isEqualTo(installation.snapshots().findAll("acme").size())
				.isPositive();
		}
		assertThat(rows(installation, "select entry_id from tidemark_quartz.qrtz_fired_triggers")).isEmpty();
	}

	@Test
	void livenessIsThatTheSchedulerChecksInAndGoneWithTheScheduler() throws Exception {
		int port = freePort();
		TestInstallation installation = TestInstallation.create(this.folder)
			.set("scheduler:\n  management-port: " + port + "\n");
		installation.configure(tenant("0 0 3 1 1 ?"));
		try (SchedulerProcess scheduler = SchedulerProcess.start(installation)) {
			await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> status(port, "/livez") == 200);
			assertThat(status(port, "/actuator/health/liveness")).isEqualTo(200);
			assertThat(status(port, "/actuator/env")).isEqualTo(404);
			assertThat(scheduler.told()).noneMatch((line) -> line.contains("omcat"));
			await().atMost(30, TimeUnit.SECONDS).until(() -> {
				execute(installation, "update tidemark_quartz.qrtz_scheduler_state set last_checkin_time = "
						+ Instant.now().minusSeconds(61).toEpochMilli());
				return status(port, "/livez") == 503;
			});
			await().atMost(30, TimeUnit.SECONDS).until(() -> status(port, "/livez") == 200);
			Answer second = installation.call("scheduler");
			assertThat(second.exitCode()).as(second.err()).isEqualTo(3);
			assertThat(second.failure()).isEqualTo("tidemark: Port " + port
					+ " is in use: stop what uses it, or set tidemark.scheduler.management-port.");
			assertThat(scheduler.interrupt()).isTrue();
			assertThat(scheduler.told()).filteredOn((line) -> line.contains("Stopping: ")).hasSize(1);
		}
		assertThatThrownBy(() -> status(port, "/livez")).isInstanceOf(ConnectException.class);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static int status(int port, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	@Test
	void whatIsNoCronExpressionIsToldWithAnExample() {
		Answer answer = TestInstallation.create(this.folder, tenant("daily")).call("scheduler");
		assertThat(answer.exitCode()).isEqualTo(3);
		assertThat(answer.failure()).contains("'tidemark.tenants.acme' is invalid: schedule 'daily' is no cron")
			.endsWith("like '0 30 1 * * ?'.");
	}

	private static void startAndEnd(TestInstallation installation) throws Exception {
		try (SchedulerProcess scheduler = SchedulerProcess.start(installation)) {
			await().atMost(60, TimeUnit.SECONDS)
				.until(() -> scheduler.told().stream().anyMatch((line) -> line.startsWith("Scheduling")));
			assertThat(scheduler.told()).anyMatch((line) -> line.startsWith("acme runs next at "));
			assertThat(scheduler.interrupt()).isTrue();
		}
	}

	private static String tenant(String schedule) {
		return SeedWorld.tenant("acme", SeedWorld.path("source")) + "  schedule: \"" + schedule + "\"\n";
	}

	private static int runs(SchedulerProcess scheduler) {
		return published(scheduler).size();
	}

	private static List<MatchResult> published(SchedulerProcess... schedulers) {
		return Stream.of(schedulers)
			.flatMap((scheduler) -> scheduler.told().stream())
			.flatMap((line) -> PUBLISHED.matcher(line).results())
			.toList();
	}

	private static boolean isRunning(TestInstallation installation) {
		return !rows(installation,
				"select entry_id from tidemark_quartz.qrtz_fired_triggers where state = 'EXECUTING' and job_group = 'nightly'")
			.isEmpty();
	}

	private static List<String> triggers(TestInstallation installation) {
		return rows(installation,
				"select trigger_name from tidemark_quartz.qrtz_triggers where trigger_group = 'nightly' order by 1");
	}

	private static void execute(TestInstallation installation, String sql) throws SQLException {
		try (Connection connection = installation.store().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static List<String> rows(TestInstallation installation, String sql) {
		List<String> rows = new ArrayList<>();
		try (Connection connection = installation.store().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				rows.add(result.getString(1));
			}
			return rows;
		}
		catch (SQLException ex) {
			if ("3F000".equals(ex.getSQLState()) || "42P01".equals(ex.getSQLState())) {
				return rows;
			}
			throw new IllegalStateException(ex);
		}
	}

}
