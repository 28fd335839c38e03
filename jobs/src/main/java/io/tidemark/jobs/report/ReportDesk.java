package io.tidemark.jobs.report;

import java.nio.file.Path;
import java.time.Clock;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.mail.MailTransport;
import io.tidemark.jobs.mail.MailTransports;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * What reports are made of and sent with.
 *
 * @param properties the configuration
 * @param folder what relative paths in the configuration are relative to
 * @param snapshots where snapshots are read
 * @param ledger the ledger of mails
 * @param transport how mails go out
 * @param dataSource the store
 * @param clock the time
 */
public record ReportDesk(TidemarkProperties properties, Path folder, SnapshotStore snapshots, DeliveryLedger ledger,
		MailTransport transport, DataSource dataSource, Clock clock) {

	/**
	 * Set up the desk.
	 * @param properties the configuration
	 * @param home the working folder, which has the outbox
	 * @param folder what relative paths in the configuration are relative to
	 * @param dataSource the store
	 * @param clock the time
	 * @return the desk
	 */
	public static ReportDesk of(TidemarkProperties properties, Path home, Path folder, DataSource dataSource,
			Clock clock) {
		return new ReportDesk(properties, folder, new SnapshotStore(dataSource), new DeliveryLedger(dataSource),
				MailTransports.of(properties.mail(), home), dataSource, clock);
	}

	ReportMails mails(String tenant) {
		return new ReportMails(this.properties.tenant(tenant), this.properties.reports(), templates(), this.snapshots);
	}

	private @Nullable Path templates() {
		Path templates = this.properties.reports().templates();
		return (templates != null) ? this.folder.resolve(templates) : null;
	}

}
