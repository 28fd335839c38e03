package io.tidemark.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidemark.config.MailAddress;
import io.tidemark.config.RecipientProperties;
import io.tidemark.jobs.mail.Attachment;
import io.tidemark.jobs.mail.MailFailure;
import io.tidemark.jobs.mail.MimeMail;
import io.tidemark.jobs.mail.OutgoingMail;
import io.tidemark.jobs.report.ReportMails.ReportMail;
import io.tidemark.reports.mail.InlineImage;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Shows a report to whoever writes its templates; the ledger is not told.
 */
public final class ReportPreview {

	private final ReportDesk desk;

	public ReportPreview(ReportDesk desk) {
		this.desk = desk;
	}

	/**
	 * Write a report into a folder: its mail as HTML, text and eml, the files of its
	 * figures as xlsx and csv.
	 * @param report the report's name
	 * @param snapshot the snapshot that it tells of
	 * @param dealer the dealer whose recipients get it, null for all
	 * @param folder the folder; created if need be
	 * @return the files
	 * @throws IOException if the folder can't be written to
	 */
	public List<Path> write(String report, Snapshot snapshot, @Nullable String dealer, Path folder) throws IOException {
		ReportMails mails = this.desk.mails(snapshot.tenant());
		ReportMail mail = mails.write(report, snapshot, dealer);
		Map<String, byte[]> files = new LinkedHashMap<>();
		String html = mail.mail().html();
		for (InlineImage image : mail.mail().images()) {
			String name = "%s-%s.%s".formatted(report, image.contentId().replaceAll("[^A-Za-z0-9-]+.*", ""),
					image.contentType().replaceFirst(".*/", ""));
			html = html.replace("cid:" + image.contentId(), name);
			files.put(name, image.bytes());
		}
		files.put(report + ".html", html.getBytes(UTF_8));
		files.put(report + ".txt", mail.mail().text().getBytes(UTF_8));
		RecipientProperties group = this.desk.properties()
			.tenant(snapshot.tenant())
			.report(report)
			.recipients()
			.stream()
			.filter((recipient) -> Objects.equals(recipient.dealer(), dealer))
			.findFirst()
			.orElseGet(() -> new RecipientProperties(List.of(this.desk.properties().mail().from()), List.of(),
					List.of(), dealer));
		files.put(report + ".eml", MimeMail.bytes(mail(report, snapshot, mail, group, "preview")));
		for (Attachment file : mails.files(report, snapshot, dealer)) {
			files.put(file.fileName(), file.bytes());
		}
		return write(files, folder);
	}

	private static List<Path> write(Map<String, byte[]> files, Path folder) throws IOException {
		Files.createDirectories(folder);
		List<Path> written = new ArrayList<>();
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			written.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
		}
		return written;
	}

	/**
	 * Send a report to one address now.
	 * @param report the report's name
	 * @param snapshot the snapshot that it tells of
	 * @param address who gets it
	 * @throws MailFailure if it could not be sent
	 */
	public void sendTest(String report, Snapshot snapshot, MailAddress address) {
		ReportMail mail = this.desk.mails(snapshot.tenant()).write(report, snapshot, null);
		RecipientProperties group = new RecipientProperties(List.of(address), List.of(), List.of(), null);
		OutgoingMail outgoing = mail(report, snapshot, mail, group, "test " + this.desk.clock().instant());
		this.desk.transport().send(outgoing, address, () -> {
		});
	}

	private OutgoingMail mail(String report, Snapshot snapshot, ReportMail mail, RecipientProperties group,
			String purpose) {
		MailAddress from = this.desk.properties().mail().from();
		String id = new PlannedMail(snapshot.tenant(), report + " " + purpose, group.all().get(0).key(), group.dealer(),
				snapshot.version(), 0, null)
			.messageId(from);
		return new OutgoingMail("%s-%s-%s".formatted(snapshot.tenant(), report, snapshot.version()), id,
				snapshot.dataAsOf(), from, group.to(), group.cc(), mail.mail().subject(), mail.mail().text(),
				mail.mail().html(), mail.mail().images(), mail.attachments());
	}

}
