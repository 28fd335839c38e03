package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs wrk, on the second core.
 *
 * @param uri what is loaded
 * @param headers the headers of requests
 * @param folder where its script goes
 */
record Wrk(URI uri, List<String> headers, Path folder) {

	/** How long a connection waits before it asks again, where a rate is kept. */
	private static final int DELAY_MILLIS = 4;

	private static final String SCRIPT = """
			local wait = %s
			if wait > 0 then
			    function delay() return wait end
			end
			function done(summary, latency, requests)
			    io.write(string.format("RESULT %%d %%d %%d %%f %%f\\n", summary.requests, summary.duration,
			        summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
			        latency:percentile(50), latency:percentile(99)))
			end
			""";

	private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) ([0-9.]+) ([0-9.]+)");

	/**
	 * Load as much as goes.
	 */
	Result run(int connections, int seconds, int delayMillis) throws IOException, InterruptedException {
		Path script = Files.writeString(this.folder.resolve("wrk.lua"),
				SCRIPT.formatted(Integer.toString(delayMillis)));
		List<String> command = new ArrayList<>(List.of("taskset", "-c", "1", "wrk", "-t1", "-c",
				Integer.toString(connections), "-d", seconds + "s", "-s", script.toString()));
		this.headers.forEach((header) -> command.addAll(List.of("-H", header)));
		command.add(this.uri.toString());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		Matcher result = RESULT.matcher(told);
		if (!result.find() || Integer.parseInt(result.group(3)) > 0) {
			throw new IOException("wrk did not get what it asked for: " + told);
		}
		return new Result(1e6 * Long.parseLong(result.group(1)) / Long.parseLong(result.group(2)),
				Double.parseDouble(result.group(4)) / 1000, Double.parseDouble(result.group(5)) / 1000);
	}

	/**
	 * Load at a rate, which is kept by as many connections as it takes.
	 */
	Result runAt(double perSecond, int seconds) throws IOException, InterruptedException {
		int connections = (int) Math.max(1, Math.round(perSecond * (DELAY_MILLIS + 1) / 1000));
		return run(connections, seconds, DELAY_MILLIS);
	}

	/**
	 * What was measured.
	 *
	 * @param perSecond requests per second
	 * @param medianMillis half of the requests took no longer
	 * @param p99Millis 99 % of the requests took no longer
	 */
	record Result(double perSecond, double medianMillis, double p99Millis) {
	}

}
