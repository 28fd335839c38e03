package io.tidemark.jobs.cli.published;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.tidemark.failure.NotFound;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.diff.SnapshotDiff;
import io.tidemark.figure.series.RestatementCauses;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.FigureOutput;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.ListTable;
import io.tidemark.jobs.cli.Pager;
import io.tidemark.jobs.cli.TenantOption;
import io.tidemark.jobs.cli.Terminal;
import io.tidemark.jobs.delivery.HeldSnapshot;
import io.tidemark.jobs.delivery.ReportDelivery;
import io.tidemark.jobs.publish.HoldDecisions;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.ManifestTables;
import io.tidemark.reports.format.TextLayout;
import io.tidemark.reports.format.TextReport;
import io.tidemark.reports.text.CauseLines;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import io.tidemark.snapshot.HoldDecision;
import io.tidemark.snapshot.HoldDecision.Verdict;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotState;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists, shows, compares and verifies snapshots, and decides what becomes of held ones.
 */
@Command(name = "snapshots",
		description = "List, show, compare, verify or prune snapshots; release or discard held ones.",
		subcommands = PruneCommand.class)
public final class SnapshotsCommand extends ConsoleCommand {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final ListTable<Snapshot> TABLE = new ListTable<Snapshot>().text("Version", Snapshot::version)
		.text("State", (snapshot) -> snapshot.state().label())
		.text("Data as of", Snapshot::dataAsOf)
		.text("Stored at", Snapshot::storedAt)
		.text("Content hash", (snapshot) -> snapshot.contentHash().hex())
		.text("Held because", Snapshot::holdReason)
		.text("Decided at", (snapshot) -> (snapshot.decision() != null) ? snapshot.decision().decidedAt() : null)
		.text("Decided by", (snapshot) -> (snapshot.decision() != null) ? snapshot.decision().decidedBy() : null)
		.text("Decided because", (snapshot) -> (snapshot.decision() != null) ? snapshot.decision().reason() : null);

	@Command(name = "list", description = "List a tenant's snapshots, newest first.")
	int list(@Mixin TenantOption tenant, @Mixin FigureOutput output) throws IOException {
		try (Installation installation = open()) {
			output.print(TABLE, installation.snapshots().findAll(tenant.of(installation)));
		}
		return 0;
	}

	@Command(name = "show", description = "Print a snapshot's manifest.")
	int show(@Mixin TenantOption tenant,
			@Parameters(paramLabel = "VERSION", arity = "0..1",
					description = "The snapshot (default: the latest).") @Nullable SnapshotVersion version,
			@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json",
					description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).") FigureOutput.Format format,
			@Option(names = "--output", paramLabel = "FILE",
					description = "Write to this file; a workbook is written to one only.") @Nullable Path file)
			throws IOException {
		try (Installation installation = open()) {
			Snapshot snapshot = tenant.load(installation, version);
			write(snapshot, format, file);
			if (snapshot.holdReason() != null) {
				HeldSnapshot held = new HeldSnapshot(snapshot);
				err().println("held: " + snapshot.holdReason());
				err().println(held.reasons());
				if (snapshot.state() == SnapshotState.HELD) {
					err().println("to go on:");
					err().println(held.commands());
					err().println(held.advice());
				}
			}
			HoldDecision decision = snapshot.decision();
			if (decision != null) {
				err().println("%s by %s at %s: %s".formatted(snapshot.state().label(), decision.decidedBy(),
						decision.decidedAt(), decision.reason()));
			}
		}
		return 0;
	}

	private void write(Snapshot snapshot, FigureOutput.Format format, @Nullable Path file) throws IOException {
		if (format == FigureOutput.Format.xlsx) {
			try (OutputStream out = Files.newOutputStream(FigureOutput.placeOf(file))) {
				XlsxReport.write(XlsxSheet.of(ManifestTables.of(snapshot, true)), snapshot.dataAsOf(), out);
			}
		}
		else if (file != null) {
			try (Writer writer = Files.newBufferedWriter(file)) {
				write(snapshot, format, TextLayout.PLAIN, writer);
			}
		}
		else {
			Pager.show((writer) -> write(snapshot, format, Terminal.output().layout(), writer), out());
		}
	}

	private static void write(Snapshot snapshot, FigureOutput.Format format, TextLayout layout, Writer writer)
			throws IOException {
		switch (format) {
			case table -> {
				for (Map.Entry<String, FigureTable> part : ManifestTables.of(snapshot, true).entrySet()) {
					writer.write("%n%s%n%n".formatted(part.getKey()));
					TextReport.write(part.getValue(), layout, writer);
				}
			}
			case csv -> CsvReport.write(ManifestTables.flat(snapshot, true), writer);
			case json, xlsx -> writer.write(JSON.writeValueAsString(snapshot.manifest()) + System.lineSeparator());
		}
	}

	@Command(name = "diff",
			description = "Print which figures differ between two snapshots, on which days and by how much, and, on "
					+ "standard error, which movements cause it.")
	int diff(@Mixin TenantOption tenant, @Parameters(index = "0", arity = "0..1", paramLabel = "A",
			description = "The earlier snapshot, published or not (default: the published one before B).") @Nullable SnapshotVersion before,
			@Parameters(index = "1", arity = "0..1", paramLabel = "B",
					description = "The later snapshot, published or not (default: the latest published one).") @Nullable SnapshotVersion after,
			@Mixin FigureOutput output) throws IOException {
		try (Installation installation = open()) {
			SnapshotStore store = installation.snapshots();
			Snapshot later = tenant.load(installation, after);
			Snapshot earlier = (before != null) ? tenant.load(installation, before) : store
				.findPublishedBefore(later.tenant(), later.version())
				.orElseThrow(() -> new NotFound(
						"There is no published snapshot before %s to compare with.".formatted(later.version())));
			CauseLines.english().write(new RestatementCauses(store).find(earlier, later, null), err());
			output.print(FigurePage.whole(new SnapshotDiff(store).read(earlier, later)));
			if (earlier.contentHash().equals(later.contentHash())) {
				err().println("%s and %s have the same figures.".formatted(earlier.version(), later.version()));
			}
		}
		return 0;
	}

	@Command(name = "verify", description = "Recompute a snapshot's content hash from the stored rows.")
	int verify(@Mixin TenantOption tenant, @Parameters(paramLabel = "VERSION", arity = "0..1",
			description = "The snapshot (default: the latest).") @Nullable SnapshotVersion version) {
		try (Installation installation = open()) {
			Snapshot snapshot = tenant.load(installation, version);
			int chunks = installation.snapshots().verify(snapshot);
			out().println("%s %s verified: %s chunks match the content hash %s".formatted(snapshot.tenant(),
					snapshot.version(), chunks, snapshot.contentHash()));
		}
		return 0;
	}

	@Command(name = "release",
			description = "Publish a held snapshot and deliver its reports. If a later snapshot is published already, "
					+ "that one stays current.")
	int release(@Mixin Decision decision) {
		try (Installation installation = open()) {
			String tenant = decision.tenant.of(installation);
			Snapshot released = installation.store()
				.create(HoldDecisions.class)
				.decide(tenant, decision.version, Verdict.RELEASE, decision.reason, decision.by());
			SnapshotVersion current = installation.snapshots().load(tenant, null).version();
			if (!current.equals(released.version())) {
				out().println("Released %s of %s for its day: %s is later and stays current, and no report is sent."
					.formatted(released.version(), tenant, current));
				return 0;
			}
			out().println("Released %s of %s: it is current now.".formatted(released.version(), tenant));
			if (!installation.properties().tenants().containsKey(tenant)) {
				out().println("No report is sent: %s is not configured.".formatted(tenant));
				return 0;
			}
			try (ConfigurableApplicationContext delivery = installation.startDelivery()) {
				return tell(delivery.getBean(ReportDelivery.class).deliver(tenant, PATIENCE));
			}
		}
	}

	@Command(name = "discard",
			description = "Decide that a held snapshot is never published. It stays listed and can still be shown.")
	int discard(@Mixin Decision decision) {
		try (Installation installation = open()) {
			Snapshot discarded = installation.store()
				.create(HoldDecisions.class)
				.decide(decision.tenant.of(installation), decision.version, Verdict.DISCARD, decision.reason,
						decision.by());
			out().println("Discarded %s of %s: it can no longer be released.".formatted(discarded.version(),
					discarded.tenant()));
		}
		return 0;
	}

	/**
	 * What is decided of which held snapshot, and why.
	 */
	static final class Decision {

		@Parameters(paramLabel = "VERSION", description = "The held snapshot.")
		private SnapshotVersion version;

		@Option(names = "--reason", paramLabel = "TEXT", required = true,
				description = "Why. The reason is stored and shown in lists.")
		private String reason;

		@Mixin
		private TenantOption tenant;

		private String by() {
			return System.getProperty("user.name");
		}

	}

}
