package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.config.MailAddress;
import io.tidemark.failure.FailureCode;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigureTable;
import io.tidemark.jobs.delivery.Delivery;
import io.tidemark.jobs.delivery.DeliveryLedger;
import io.tidemark.jobs.delivery.DeliveryResult;
import io.tidemark.jobs.delivery.MailTransport;
import io.tidemark.jobs.delivery.ReportDelivery;
import io.tidemark.jobs.delivery.ReportPreview;
import io.tidemark.reports.format.TextReport;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Shows, sends and lists mailed reports.
 */
@Command(name = "report", mixinStandardHelpOptions = true,
		description = "Preview, send, test, deliver or list mailed reports.")
final class ReportCommand implements Runnable {

	/** How long a command waits for mails that failed. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final List<FigureColumn> COLUMNS = List.of(text("Report"), text("Snapshot"), text("Recipient"),
			text("Dealer"), number("Dispatch"), text("State"), number("Attempts"), number("In doubt"), text("Sent at"),
			text("Next attempt"), text("Last error"));

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"Missing subcommand: preview, send, test, deliver or list.");
	}

	@Command(name = "preview", mixinStandardHelpOptions = true,
			description = "Write a report's mail as HTML, text and eml, and its figures as xlsx and csv, into a folder.")
	int preview(@Parameters(paramLabel = "REPORT", description = "The report's name.") String report,
			@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant,
			@Option(names = "--snapshot", paramLabel = "VERSION",
					description = "The snapshot (default: the latest).") @Nullable String version,
			@Option(names = "--dealer", paramLabel = "CODE",
					description = "The report as this dealer's recipients get it.") @Nullable String dealer,
			@Option(names = "--out", paramLabel = "DIR", defaultValue = "preview",
					description = "The folder (default: ${DEFAULT-VALUE}).") Path folder)
			throws IOException {
		try (Installation installation = this.tidemark.open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			Snapshot snapshot = snapshot(installation, tenant, version);
			delivery.getBean(ReportPreview.class)
				.write(report, snapshot, dealer, folder)
				.forEach((file) -> out().println(file));
		}
		return 0;
	}

	@Command(name = "send", mixinStandardHelpOptions = true,
			description = "Send a report again, to all recipients or to one address. It is recorded in the ledger as a resend.")
	int send(@Parameters(paramLabel = "REPORT", description = "The report's name.") String report,
			@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant,
			@Option(names = "--snapshot", paramLabel = "VERSION",
					description = "The snapshot (default: the latest).") @Nullable String version,
			@Option(names = "--to", paramLabel = "ADDRESS",
					description = "Only to this address (default: all recipients).") @Nullable String to,
			@Option(names = "--dealer", paramLabel = "CODE",
					description = "With this dealer's figures, if the address is not a recipient.") @Nullable String dealer) {
		try (Installation installation = this.tidemark.open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			Snapshot snapshot = snapshot(installation, tenant, version);
			return tell(delivery.getBean(ReportDelivery.class)
				.sendAgain(report, snapshot, (to != null) ? address(to) : null, dealer, PATIENCE));
		}
	}

	@Command(name = "test", mixinStandardHelpOptions = true,
			description = "Send the reports of the latest snapshot to one address now, bypassing the ledger.")
	int test(@Parameters(paramLabel = "ADDRESS", description = "Who gets them.") String address,
			@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant, @Option(names = "--report",
					paramLabel = "NAME", description = "Only this report (default: all).") @Nullable String report) {
		try (Installation installation = this.tidemark.open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			Snapshot snapshot = snapshot(installation, tenant, null);
			for (String name : (report != null) ? List.of(report)
					: installation.properties().tenant(snapshot.tenant()).reports().keySet()) {
				delivery.getBean(ReportPreview.class).sendTest(name, snapshot, address(address));
				out().println("Sent %s of %s to %s by %s.".formatted(name, snapshot.version(), address,
						delivery.getBean(MailTransport.class).place()));
			}
		}
		return 0;
	}

	@Command(name = "deliver", mixinStandardHelpOptions = true,
			description = "Deliver what is due: new reports, and mails that failed before.")
	int deliver(@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant) {
		try (Installation installation = this.tidemark.open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			return tell(delivery.getBean(ReportDelivery.class).deliver(installation.tenant(tenant), PATIENCE));
		}
	}

	@Command(name = "list", mixinStandardHelpOptions = true,
			description = "List the mails of the ledger, newest first.")
	int list(@Option(names = "--tenant", paramLabel = "NAME") @Nullable String tenant,
			@Option(names = "--limit", paramLabel = "N", defaultValue = "100",
					description = "At most N mails (default: ${DEFAULT-VALUE}).") int limit)
			throws IOException {
		try (Installation installation = this.tidemark.open()) {
			List<List<@Nullable Object>> rows = new ArrayList<>();
			new DeliveryLedger(JdbcClient.create(installation.store().dataSource()))
				.findAll(installation.tenant(tenant), limit)
				.forEach((delivery) -> rows.add(row(delivery)));
			TextReport.write(FigureTable.of(COLUMNS, rows), out());
		}
		return 0;
	}

	private static List<@Nullable Object> row(Delivery delivery) {
		boolean waits = switch (delivery.state()) {
			case PENDING, SENDING, FAILED -> true;
			case SENT, GIVEN_UP -> false;
		};
		return Arrays.asList(delivery.mail().report(), delivery.mail().version().toString(),
				delivery.mail().recipient(), delivery.mail().dealer(), (long) delivery.mail().dispatch(),
				delivery.state().label().replace('_', ' '), (long) delivery.attempts(), (long) delivery.doubtful(),
				(delivery.sentAt() != null) ? delivery.sentAt().toString() : null,
				waits ? delivery.nextAttemptAt().toString() : null, delivery.lastError());
	}

	private int tell(DeliveryResult result) {
		out().println(result.sentence());
		return result.isComplete() ? 0 : FailureCode.MAIL.exitCode();
	}

	private static MailAddress address(String text) {
		try {
			return MailAddress.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw new QueryInvalid(ex.getMessage() + ".", ex);
		}
	}

	private static Snapshot snapshot(Installation installation, @Nullable String tenant, @Nullable String version) {
		Snapshot snapshot = installation.snapshots()
			.load(installation.tenant(tenant), (version != null) ? SnapshotVersion.parse(version) : null);
		if (!snapshot.isPublished()) {
			throw new QueryInvalid("Snapshot %s is %s, and no report tells of it: name a published one."
				.formatted(snapshot.version(), snapshot.state().label()));
		}
		return snapshot;
	}

	private static FigureColumn text(String label) {
		return new FigureColumn(label, label, ColumnKind.TEXT, null);
	}

	private static FigureColumn number(String label) {
		return new FigureColumn(label, label, ColumnKind.COUNT, null);
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}
