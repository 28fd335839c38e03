package io.tidemark.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.tidemark.jobs.Tidemark;

/**
 * A scheduler in a process of its own.
 */
final class SchedulerProcess implements AutoCloseable {

	private final Process process;

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final Thread reader = new Thread(this::read, "scheduler-output");

	private SchedulerProcess(Process process) {
		this.process = process;
	}

	static SchedulerProcess start(TestInstallation installation) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Tidemark.class.getName()));
		command.addAll(installation.commandLine("scheduler"));
		SchedulerProcess started = new SchedulerProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
		started.reader.setDaemon(true);
		started.reader.start();
		return started;
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader(StandardCharsets.UTF_8)) {
			String line = lines.readLine();
			while (line != null) {
				this.told.add(line);
				line = lines.readLine();
			}
		}
		catch (IOException ex) {
			// it was killed, and what it told is what it told
		}
	}

	/**
	 * Return what it has told so far on both of its streams.
	 */
	List<String> told() {
		return List.copyOf(this.told);
	}

	/**
	 * Ask it to end, as Ctrl-C does, and read what it tells until then.
	 */
	boolean interrupt() throws InterruptedException {
		this.process.toHandle().destroy(); // the process itself would close its streams
		boolean ended = this.process.waitFor(90, TimeUnit.SECONDS);
		this.reader.join(10_000);
		return ended;
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
