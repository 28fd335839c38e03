package io.tidemark.jobs.cli.published;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import io.tidemark.config.MailAddress;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.FigureOutput;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.ListTable;
import io.tidemark.jobs.cli.TenantOption;
import io.tidemark.jobs.delivery.Delivery;
import io.tidemark.jobs.delivery.DeliveryLedger;
import io.tidemark.jobs.delivery.MailTransport;
import io.tidemark.jobs.delivery.ReportDelivery;
import io.tidemark.jobs.delivery.ReportPreview;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows, sends and lists mailed reports.
 */
@Command(name = "report", description = "Preview, send, test, deliver or list mailed reports.")
public final class ReportCommand extends ConsoleCommand {

	private static final ListTable<Delivery> TABLE = new ListTable<Delivery>()
		.text("Report", (delivery) -> delivery.mail().report())
		.text("Snapshot", (delivery) -> delivery.mail().version())
		.text("Recipient", (delivery) -> delivery.mail().recipient())
		.text("Dealer", (delivery) -> delivery.mail().dealer())
		.count("Dispatch", (delivery) -> delivery.mail().dispatch())
		.text("State", (delivery) -> delivery.state().label().replace('_', ' '))
		.count("Attempts", Delivery::attempts)
		.count("In doubt", Delivery::doubtful)
		.text("Sent at", Delivery::sentAt)
		.text("Next attempt", (delivery) -> waits(delivery) ? delivery.nextAttemptAt() : null)
		.text("Last error", Delivery::lastError);

	@Command(name = "preview",
			description = "Write a report's mail as HTML, text and eml, and its figures as xlsx and csv, into a folder.")
	int preview(@Parameters(paramLabel = "REPORT", description = "The report's name.") String report,
			@Mixin TenantOption tenant,
			@Option(names = "--snapshot", paramLabel = "VERSION",
					description = "The snapshot (default: the latest).") @Nullable SnapshotVersion version,
			@Option(names = "--dealer", paramLabel = "CODE",
					description = "Write the report that this dealer's recipients get.") @Nullable String dealer,
			@Option(names = "--out", paramLabel = "DIR", defaultValue = "preview",
					description = "The folder (default: ${DEFAULT-VALUE}).") Path folder)
			throws IOException {
		try (Installation installation = open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			Snapshot snapshot = published(installation, tenant, version);
			delivery.getBean(ReportPreview.class).write(report, snapshot, dealer, folder).forEach(out()::println);
		}
		return 0;
	}

	@Command(name = "send",
			description = "Send a report again, to all recipients or to one address. It is recorded in the ledger as a resend.")
	int send(@Parameters(paramLabel = "REPORT", description = "The report's name.") String report,
			@Mixin TenantOption tenant,
			@Option(names = "--snapshot", paramLabel = "VERSION",
					description = "The snapshot (default: the latest).") @Nullable SnapshotVersion version,
			@Option(names = "--to", paramLabel = "ADDRESS",
					description = "Only to this address (default: all recipients).") @Nullable MailAddress to,
			@Option(names = "--dealer", paramLabel = "CODE",
					description = "With this dealer's figures, if the address is not a recipient.") @Nullable String dealer) {
		try (Installation installation = open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			return tell(delivery.getBean(ReportDelivery.class)
				.sendAgain(report, published(installation, tenant, version), to, dealer, PATIENCE));
		}
	}

	@Command(name = "test",
			description = "Send the reports of the latest snapshot to one address now, bypassing the ledger.")
	int test(@Parameters(paramLabel = "ADDRESS", description = "Who gets them.") MailAddress address,
			@Mixin TenantOption tenant, @Option(names = "--report", paramLabel = "NAME",
					description = "Only this report (default: all).") @Nullable String report) {
		try (Installation installation = open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			Snapshot snapshot = published(installation, tenant, null);
			Collection<String> reports = (report != null) ? List.of(report)
					: installation.properties().tenant(snapshot.tenant()).reports().keySet();
			for (String name : reports) {
				delivery.getBean(ReportPreview.class).sendTest(name, snapshot, address);
				out().println("Sent %s of %s to %s by %s.".formatted(name, snapshot.version(), address,
						delivery.getBean(MailTransport.class).place()));
			}
		}
		return 0;
	}

	@Command(name = "deliver", description = "Deliver what is due: new reports, and mails that failed before.")
	int deliver(@Mixin TenantOption tenant) {
		try (Installation installation = open();
				ConfigurableApplicationContext delivery = installation.startDelivery()) {
			return tell(delivery.getBean(ReportDelivery.class).deliver(tenant.of(installation), PATIENCE));
		}
	}

	@Command(name = "list", description = "List the mails of the ledger, newest first.")
	int list(@Mixin TenantOption tenant,
			@Option(names = "--limit", paramLabel = "N", defaultValue = "100",
					description = "At most N mails (default: ${DEFAULT-VALUE}).") int limit,
			@Mixin FigureOutput output) throws IOException {
		try (Installation installation = open()) {
			DeliveryLedger ledger = new DeliveryLedger(JdbcClient.create(installation.store().dataSource()));
			output.print(TABLE, ledger.findAll(tenant.of(installation), limit));
		}
		return 0;
	}

	private static boolean waits(Delivery delivery) {
		return switch (delivery.state()) {
			case PENDING, SENDING, FAILED -> true;
			case SENT, GIVEN_UP -> false;
		};
	}

	private static Snapshot published(Installation installation, TenantOption tenant,
			@Nullable SnapshotVersion version) {
		Snapshot snapshot = tenant.load(installation, version);
		if (!snapshot.isPublished()) {
			throw new QueryInvalid("Snapshot %s is %s, so there is no report of it: name a published one."
				.formatted(snapshot.version(), snapshot.state().label()));
		}
		return snapshot;
	}

}
