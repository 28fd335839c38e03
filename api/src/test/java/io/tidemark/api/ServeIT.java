package io.tidemark.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.tidemark.failure.FailureCode;
import io.tidemark.jobs.Answer;
import io.tidemark.jobs.Tidemark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code tidemark serve} with the embedded store ends when that is killed, and any
 * command works afterwards.
 */
class ServeIT {

	@TempDir
	private static Path home;

	@Test
	void serveEndsWithItsStoreAndCommandsWorkAfterwards() throws Exception {
		Process serve = start();
		try {
			awaitLine(serve, "Serving on http://localhost:");
			kill(store());
			assertThat(serve.waitFor(60, TimeUnit.SECONDS)).as("serve has ended").isTrue();
			assertThat(serve.exitValue()).isEqualTo(FailureCode.STORE.exitCode());
			assertThat(Files.readString(errors())).contains("tidemark: The embedded PostgreSQL has stopped: start");
			assertCommandsWork();
		}
		finally {
			serve.descendants().forEach(ProcessHandle::destroyForcibly);
			serve.destroyForcibly();
		}
	}

	@Test
	void commandsWorkAfterServeWasKilled() throws Exception {
		Process serve = start();
		awaitLine(serve, "Serving on http://localhost:");
		List<ProcessHandle> api = serve.children().filter((child) -> command(child).endsWith("java")).toList();
		kill(serve.toHandle());
		for (ProcessHandle process : api) {
			assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).as("the API follows").isFalse();
		}
		assertCommandsWork();
	}

	private static String command(ProcessHandle process) {
		return process.info().command().orElse("");
	}

	private static void assertCommandsWork() {
		Answer answer = Answer.to(List.of("keys", "list", "--home", home.toString()));
		assertThat(answer.exitCode()).as(answer.err()).isZero();
	}

	private static Process start() throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-Dtidemark.api.jar=" + Path.of("target", "tidemark-api", "tidemark-api-exec.jar"), "-cp",
				System.getProperty("java.class.path"), Tidemark.class.getName(), "serve", "--home", home.toString()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors().toFile());
		builder.environment().put("TIDEMARK_API_PORT", "0");
		builder.environment().put("TIDEMARK_API_MANAGEMENT_PORT", "0");
		return builder.start();
	}

	private static Path errors() {
		return home.resolveSibling(home.getFileName() + ".err");
	}

	private static ProcessHandle store() throws IOException {
		String pid = Files.readAllLines(home.resolve("store/data/postmaster.pid")).get(0).strip();
		return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
	}

	private static void kill(ProcessHandle process) throws Exception {
		process.destroyForcibly();
		process.onExit().get(10, TimeUnit.SECONDS);
	}

	private static void awaitLine(Process process, String beginning) throws IOException {
		StringBuilder told = new StringBuilder();
		while (!told.toString().contains(beginning)) {
			int octet = process.getInputStream().read();
			assertThat(octet).as(told.toString()).isNotNegative();
			told.append(new String(new byte[] { (byte) octet }, StandardCharsets.UTF_8));
		}
	}

}
