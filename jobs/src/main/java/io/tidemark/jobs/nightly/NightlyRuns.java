package io.tidemark.jobs.nightly;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * The runs that are under way in this process, by tenant and version.
 */
@Component
class NightlyRuns {

	private final Map<String, NightlyRun> runs = new ConcurrentHashMap<>();

	void start(NightlyRun run) {
		this.runs.put(run.tenant() + " " + run.version(), run);
	}

	void end(NightlyRun run) {
		this.runs.remove(run.tenant() + " " + run.version());
	}

	NightlyRun get(String tenant, String version) {
		NightlyRun run = this.runs.get(tenant + " " + version);
		if (run == null) {
			throw new IllegalStateException("No run of " + tenant + " " + version + " is under way here");
		}
		return run;
	}

}
