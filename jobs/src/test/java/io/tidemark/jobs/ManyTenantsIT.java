package io.tidemark.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many small tenants in one installation, some of them bad.
 */
class ManyTenantsIT {

	/** A hundred take a minute or two. */
	private static final int GOOD = Integer.getInteger("tidemark.tenants", 20);

	private static final Duration PATIENCE = Duration.ofSeconds(Math.max(120, GOOD * 4L));

	private static final String SETTINGS = """
			scheduler:
			  parallel-runs: 3
			warehouse:
			  memory-limit: 384MB
			""";

	@TempDir
	private Path folder;

	@Test
	void tenantThatFailsHangsOrIsMisconfiguredTouchesNoOther() throws IOException {
		try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			TestInstallation installation = installation("", hanging);
			Answer answer = installation.call("run", "--all");
			assertThat(answer.exitCode()).as(answer.err()).isEqualTo(4);
			assertThat(answer.out().lines()).hasSize(GOOD + 3)
				.filteredOn((line) -> line.endsWith(": published 2025-04-09.1"))
				.hasSize(GOOD);
			assertThat(answer.out()).contains("failing: failed: ")
				.contains("hanging: failed: The source jdbc:postgresql://localhost:")
				.contains("misconfigured: failed: ")
				.contains("'tidemark.tenants.misconfigured.time-zone' = 'Mars/Base' is invalid");
		}
	}

	@Test
	void schedulerRunsTheOthersAndTellsWhoIsLeftOut() throws Exception {
		try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			TestInstallation installation = installation("  schedule: \"0/20 * * * * ?\"\n", hanging);
			try (SchedulerProcess scheduler = SchedulerProcess.start(installation)) {
				await().atMost(PATIENCE)
					.until(() -> good().allMatch((tenant) -> isTold(scheduler, tenant + ", due at ", "is published")));
				assertThat(isTold(scheduler, "Tenant misconfigured is skipped", "Mars/Base")).isTrue();
				assertThat(isTold(scheduler, "failing, due at ", "failed: ")).isTrue();
				await().atMost(PATIENCE).until(() -> isTold(scheduler, "hanging, due at ", "failed: "));
				assertThat(scheduler.interrupt()).isTrue();
			}
		}
	}

	private static boolean isTold(SchedulerProcess scheduler, String start, String end) {
		return scheduler.told().stream().anyMatch((line) -> line.contains(start) && line.contains(end));
	}

	private TestInstallation installation(String schedule, ServerSocket hanging) throws IOException {
		List<String> tenants = new ArrayList<>(
				good().map((name) -> SeedWorld.tenant(name, SeedWorld.path("source")) + schedule).toList());
		Path broken = SeedWorld.copySource(this.folder.resolve("broken"));
		Files.delete(broken.resolve("customers.csv"));
		tenants.add(SeedWorld.tenant("failing", broken) + schedule);
		tenants.add("""
				hanging:
				  source:
				    url: jdbc:postgresql://localhost:%s/billing
				    username: tidemark
				    timeout: 5s
				""".formatted(hanging.getLocalPort()) + schedule);
		tenants.add(SeedWorld.tenant("misconfigured", broken).replace(SeedWorld.ZONE, "Mars/Base") + schedule);
		TestInstallation installation = TestInstallation.create(this.folder).set(SETTINGS);
		installation.configure(tenants.toArray(String[]::new));
		return installation;
	}

	private static Stream<String> good() {
		return IntStream.rangeClosed(1, GOOD).mapToObj("tenant-%03d"::formatted);
	}

}
