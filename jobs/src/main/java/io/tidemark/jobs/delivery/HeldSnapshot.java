package io.tidemark.jobs.delivery;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Snapshot;

/**
 * Says why a snapshot is held and how to go on.
 */
public record HeldSnapshot(Snapshot snapshot) {

	private static final String JUMPS = "jumps_plausible";

	/**
	 * Return the checks that failed, each with its first rows below it, in lines.
	 */
	public String reasons() {
		return this.snapshot.manifest()
			.failedChecks()
			.stream()
			.flatMap(HeldSnapshot::lines)
			.collect(Collectors.joining("\n"));
	}

	private static Stream<String> lines(CheckResult check) {
		long more = check.rows() - check.examples().size();
		return Stream
			.of(Stream.of(check.count() + ":"),
					check.examples().stream().map((row) -> "- " + row.lines().collect(Collectors.joining(" "))),
					(more > 0) ? Stream.of("- and " + more + " more") : Stream.<String>empty())
			.flatMap((part) -> part);
	}

	/**
	 * Return the commands that show, release and discard the snapshot, in lines.
	 */
	public String commands() {
		return """
				./tidemark snapshots show %1$s --tenant %2$s
				./tidemark snapshots release %1$s --tenant %2$s --reason "..."
				./tidemark snapshots discard %1$s --tenant %2$s --reason "..."
				""".formatted(this.snapshot.version(), this.snapshot.tenant()).stripTrailing();
	}

	/**
	 * Return what else can be done, in a sentence or two.
	 */
	public String advice() {
		String fix = "If the source data is wrong, fix it and run again.";
		return this.snapshot.manifest().failedChecks().stream().anyMatch((check) -> check.check().equals(JUMPS))
				? "%s If such a jump is normal, change tidemark.tenants.%s.guards for the next run.".formatted(fix,
						this.snapshot.tenant())
				: fix;
	}

}
