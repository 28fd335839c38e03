package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.jobs.delivery.HeldSnapshot;
import io.tidemark.reports.format.TextReport;
import io.tidemark.snapshot.HoldDecision;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotState;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists, shows, compares and verifies snapshots, and decides of held ones.
 */
@Command(name = "snapshots", mixinStandardHelpOptions = true,
		description = "List, show, compare, verify or prune snapshots, release or discard held ones.",
		subcommands = { HoldCommand.Release.class, HoldCommand.Discard.class, DiffCommand.class, PruneCommand.class })
final class SnapshotsCommand implements Runnable {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final List<FigureColumn> COLUMNS = List.of(column("Version"), column("State"), column("Data as of"),
			column("Stored at"), column("Content hash"), column("Held because"), column("Decided at"),
			column("Decided by"), column("Decided because"));

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"Missing subcommand: list, show, diff, verify, prune, release or discard.");
	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "List a tenant's snapshots, newest first.")
	int list(@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant) throws IOException {
		try (Installation installation = open()) {
			List<List<@Nullable Object>> rows = new ArrayList<>();
			for (Snapshot snapshot : installation.snapshots().findAll(installation.tenant(tenant))) {
				rows.add(row(snapshot));
			}
			TextReport.write(FigureTable.of(COLUMNS, rows), out());
		}
		return 0;
	}

	@Command(name = "show", mixinStandardHelpOptions = true, description = "Print a snapshot's manifest as JSON.")
	int show(@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant,
			@Parameters(paramLabel = "VERSION", arity = "0..1",
					description = "Default: the latest.") @Nullable String version) {
		try (Installation installation = open()) {
			Snapshot snapshot = load(installation, tenant, version);
			out().println(JSON.writeValueAsString(snapshot.manifest()));
			if (snapshot.holdReason() != null) {
				PrintWriter err = this.spec.commandLine().getErr();
				HeldSnapshot held = new HeldSnapshot(snapshot);
				err.println("held: " + snapshot.holdReason());
				err.println(held.reasons());
				if (snapshot.state() == SnapshotState.HELD) {
					err.println("to go on:");
					err.println(held.commands());
					err.println(held.advice());
				}
			}
			HoldDecision decision = snapshot.decision();
			if (decision != null) {
				this.spec.commandLine()
					.getErr()
					.println("%s by %s at %s: %s".formatted(snapshot.state().label(), decision.decidedBy(),
							decision.decidedAt(), decision.reason()));
			}
		}
		return 0;
	}

	@Command(name = "verify", mixinStandardHelpOptions = true,
			description = "Recompute a snapshot's content hash from the stored rows.")
	int verify(@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant,
			@Parameters(paramLabel = "VERSION", arity = "0..1",
					description = "Default: the latest.") @Nullable String version) {
		try (Installation installation = open()) {
			Snapshot snapshot = load(installation, tenant, version);
			int chunks = installation.snapshots().verify(snapshot);
			out().println("%s %s verified: %s chunks match the content hash %s".formatted(snapshot.tenant(),
					snapshot.version(), chunks, snapshot.contentHash()));
		}
		return 0;
	}

	Installation open() {
		return this.tidemark.open();
	}

	private static List<@Nullable Object> row(Snapshot snapshot) {
		HoldDecision decision = snapshot.decision();
		List<@Nullable Object> row = new ArrayList<>(
				Arrays.asList(snapshot.version().toString(), snapshot.state().label(), snapshot.dataAsOf().toString(),
						snapshot.storedAt().toString(), snapshot.contentHash().hex(), snapshot.holdReason()));
		row.addAll(
				(decision != null) ? List.of(decision.decidedAt().toString(), decision.decidedBy(), decision.reason())
						: Collections.nCopies(3, null));
		return row;
	}

	private static Snapshot load(Installation installation, @Nullable String tenant, @Nullable String version) {
		return installation.snapshots()
			.load(installation.tenant(tenant), (version != null) ? SnapshotVersion.parse(version) : null);
	}

	private static FigureColumn column(String label) {
		return new FigureColumn(label, label, ColumnKind.TEXT, null);
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}
