package io.tidemark.jobs.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import io.tidemark.failure.FailureCode;
import io.tidemark.jobs.publish.HoldDecisions;
import io.tidemark.jobs.report.DeliveryResult;
import io.tidemark.jobs.report.ReportDelivery;
import io.tidemark.snapshot.HoldDecision.Verdict;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Decides of a held snapshot.
 */
abstract sealed class HoldCommand implements Callable<Integer> {

	@ParentCommand
	private SnapshotsCommand snapshots;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "VERSION", description = "The held snapshot.")
	private String version;

	@Option(names = "--reason", paramLabel = "TEXT", required = true,
			description = "Why. The reason is stored and shown in lists.")
	private String reason;

	@Option(names = "--tenant", paramLabel = "NAME", description = "Whose snapshot (default: the only tenant).")
	private @Nullable String tenant;

	@Override
	public Integer call() {
		try (Installation installation = this.snapshots.open()) {
			return decide(installation, installation.store().create(HoldDecisions.class),
					new Decision(installation.tenant(this.tenant), SnapshotVersion.parse(this.version), this.reason,
							System.getProperty("user.name")));
		}
	}

	abstract int decide(Installation installation, HoldDecisions decisions, Decision decision);

	void tell(String sentence) {
		this.spec.commandLine().getOut().println(sentence);
	}

	/**
	 * What the command line says.
	 */
	record Decision(String tenant, SnapshotVersion version, String reason, String by) {
	}

	/**
	 * Publishes a held snapshot and delivers what is due then.
	 */
	@Command(name = "release", mixinStandardHelpOptions = true,
			description = "Publish a held snapshot and deliver its reports. If a later snapshot is published already, that one stays current.")
	static final class Release extends HoldCommand {

		private static final Duration PATIENCE = Duration.ofSeconds(10);

		@Override
		int decide(Installation installation, HoldDecisions decisions, Decision decision) {
			Snapshot released = decisions.decide(decision.tenant(), decision.version(), Verdict.RELEASE,
					decision.reason(), decision.by());
			SnapshotVersion current = installation.snapshots().load(decision.tenant(), null).version();
			if (!current.equals(released.version())) {
				tell("Released %s of %s for its day: %s is later and stays current, and no report is sent."
					.formatted(released.version(), released.tenant(), current));
				return 0;
			}
			tell("Released %s of %s: it is current now.".formatted(released.version(), released.tenant()));
			return deliver(installation, decision.tenant());
		}

		private int deliver(Installation installation, String tenant) {
			if (!installation.properties().tenants().containsKey(tenant)) {
				tell("No report is sent: %s is not configured.".formatted(tenant));
				return 0;
			}
			DeliveryResult result = new ReportDelivery(ReportCommand.desk(installation)).deliver(tenant, PATIENCE);
			tell(result.sentence());
			return (result.givenUp() > 0 || result.nextAttemptAt() != null) ? FailureCode.MAIL.exitCode() : 0;
		}

	}

	/**
	 * Keeps a held snapshot back for good.
	 */
	@Command(name = "discard", mixinStandardHelpOptions = true,
			description = "Never publish a held snapshot. It stays listed and can still be shown.")
	static final class Discard extends HoldCommand {

		@Override
		int decide(Installation installation, HoldDecisions decisions, Decision decision) {
			Snapshot discarded = decisions.decide(decision.tenant(), decision.version(), Verdict.DISCARD,
					decision.reason(), decision.by());
			tell("Discarded %s of %s: it can no longer be released.".formatted(discarded.version(),
					discarded.tenant()));
			return 0;
		}

	}

}
