package io.tidemark.jobs.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import io.tidemark.config.MailAddress;
import io.tidemark.jobs.delivery.OutgoingMail.Content;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Which mail to which address; no two in the ledger are equal.
 *
 * @param report the report's name, or what a notice is about
 * @param dealer the dealer whose figures it has, null for all
 * @param version the snapshot that it tells of
 * @param dispatch 0 as scheduled, then 1 more each time it is asked for again
 * @param notice what a notice says, null for a report
 */
public record PlannedMail(String tenant, String report, String recipient, @Nullable String dealer,
		SnapshotVersion version, int dispatch, @Nullable Content notice) {

	private static final int ID_BYTES = 16;

	static PlannedMail ofReport(String report, Snapshot snapshot, MailAddress recipient, @Nullable String dealer) {
		return new PlannedMail(snapshot.tenant(), report, recipient.key(), dealer, snapshot.version(), 0, null);
	}

	/**
	 * Plan a short mail without figures: of an alert, a failure or a hold.
	 */
	public static PlannedMail ofNotice(String about, String tenant, SnapshotVersion version, MailAddress recipient,
			String subject, String text) {
		return new PlannedMail(tenant, about, recipient.key(), null, version, 0, new Content(subject, text));
	}

	String kind() {
		return (this.notice != null) ? "notice" : "report";
	}

	String name() {
		return String.join("-", this.tenant, this.report, this.version.toString());
	}

	String dealerOrNone() {
		return (this.dealer != null) ? this.dealer : "";
	}

	PlannedMail withDispatch(int number) {
		return new PlannedMail(this.tenant, this.report, this.recipient, this.dealer, this.version, number,
				this.notice);
	}

	/**
	 * Return what the mail is called: the same for the same mail, however often it is
	 * tried, so that mail servers can tell.
	 */
	String messageId(MailAddress from) {
		MessageDigest digest = ContentHash.sha256();
		digest.update(
				String
					.join("\n", this.tenant, kind(), this.report, this.recipient, dealerOrNone(),
							this.version.toString(), Integer.toString(this.dispatch))
					.getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES)
				+ from.address().substring(from.address().indexOf('@'));
	}

}
