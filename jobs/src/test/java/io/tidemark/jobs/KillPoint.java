package io.tidemark.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Where a run is killed: at a message of Spring's log, or some time after the job's
 * start.
 *
 * @param message how the message begins, empty for any
 * @param count the how many-th such message, 0 to go by time
 * @param millis how many milliseconds after the start of the job
 */
record KillPoint(String message, int count, int millis) {

	private static final List<String> STEPS = List.of("extract", "checkSource", "computeKpis", "computeRevenue",
			"check", "publish", "deliver", "retain");

	/** A run writes this much of such a log, more or less. */
	private static final int MESSAGES = 170;

	private static final int LONGEST_MILLIS = 1500;

	/**
	 * Return the points before and after each step.
	 */
	static List<KillPoint> boundaries() {
		List<KillPoint> points = new ArrayList<>();
		for (String step : STEPS) {
			points.add(new KillPoint("Executing step: [" + step + "]", 1, 0));
			points.add(new KillPoint("Step: [" + step + "]", 1, 0));
		}
		return points;
	}

	/**
	 * Draw a point: as likely at a transaction's or step's begin or end as at any time.
	 */
	static KillPoint random(Random random) {
		return random.nextBoolean() ? new KillPoint("", 1 + random.nextInt(MESSAGES), 0)
				: new KillPoint("", 0, random.nextInt(LONGEST_MILLIS));
	}

	/**
	 * Return whether the extraction is finished by then, and must not be done again.
	 * Spring Batch says that a step was executed just before it notes so: who is killed
	 * there does that step again.
	 */
	boolean isAfterExtraction() {
		return STEPS.stream().skip(1).anyMatch((step) -> this.message.contains("[" + step + "]"));
	}

	boolean isBeforeExtraction() {
		return this.message.startsWith("Executing step: [extract]");
	}

	/**
	 * Start a command in a process of its own and kill it there.
	 * @return false if the command had ended before
	 */
	boolean kill(List<String> arguments, Path errors) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Xshare:auto", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
						HaltingTidemark.class.getName(), this.message, Integer.toString(this.count)));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			String awaited = (this.count > 0) ? HaltingTidemark.HALTED : HaltingTidemark.STARTED;
			String line = out.readLine();
			while (line != null && !line.equals(awaited)) {
				line = out.readLine();
			}
			if (line != null) {
				process.waitFor(this.millis, TimeUnit.MILLISECONDS);
			}
			boolean isAlive = line != null && process.isAlive();
			process.destroyForcibly().waitFor();
			return isAlive;
		}
	}

	@Override
	public String toString() {
		return (this.count > 0) ? "at message %s '%s'".formatted(this.count, this.message)
				: this.millis + " ms after the start";
	}

}
