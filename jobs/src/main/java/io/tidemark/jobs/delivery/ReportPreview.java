package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.tidemark.config.MailAddress;
import io.tidemark.config.ReportDefinition.RecipientProperties;
import io.tidemark.config.ReportDefinition;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.delivery.OutgoingMail.Content;
import io.tidemark.reports.mail.InlineImage;
import io.tidemark.jobs.cron.LocalCron;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tries a report before it is due: checks it, shows it, sends it as a test; the ledger is
 * not told.
 */
@Component
public final class ReportPreview {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm VV",
			Locale.ENGLISH);

	private final TidemarkProperties properties;

	private final ReportWriter writer;

	private final MailTransport transport;

	private final Clock clock;

	public ReportPreview(TidemarkProperties properties, ReportWriter writer, MailTransport transport, Clock clock) {
		this.properties = properties;
		this.writer = writer;
		this.transport = transport;
		this.clock = clock;
	}

	/**
	 * Check a report's templates with sample figures and, if there are some, with the
	 * latest ones.
	 * @param latest the latest published snapshot, null if there is none
	 * @throws ConfigurationInvalid naming file and line of a broken template
	 */
	public String check(String tenant, String name, @Nullable Snapshot latest) {
		ReportDefinition report = this.properties.tenant(tenant).report(name);
		this.writer.check(report);
		if (latest != null) {
			report.recipients()
				.stream()
				.map(RecipientProperties::dealer)
				.distinct()
				.forEach((dealer) -> this.writer.write(name, latest, dealer));
		}
		int addresses = report.recipients().stream().mapToInt((recipient) -> recipient.all().size()).sum();
		return "goes to %s, next %s; renders with %s".formatted(
				(addresses == 1) ? "1 address" : addresses + " addresses", next(tenant, name, this.clock.instant()),
				(latest != null) ? latest.version() : "sample figures");
	}

	/**
	 * Tell when a report is sent, in words.
	 * @throws ConfigurationInvalid if that never comes
	 */
	public String next(String tenant, String name, Instant publishedAt) {
		TenantProperties configured = this.properties.tenant(tenant);
		ReportDefinition report = configured.report(name);
		if (report.isSentAfterPublication()) {
			return "after the run";
		}
		ZoneId zone = (report.zone() != null) ? report.zone() : configured.timeZone();
		Instant due = LocalCron.of(report.schedule(), zone).next(publishedAt);
		if (due == null) {
			throw new ConfigurationInvalid(
					"The schedule '%s' never comes: name a time that does.".formatted(report.schedule()));
		}
		return TIME.format(due.atZone(zone));
	}

	/**
	 * Write a report into a folder: its mail as HTML, text and eml, the files of its
	 * figures as xlsx and csv.
	 * @param dealer the dealer whose recipients get it, null for all
	 * @param folder created if need be
	 */
	public List<Path> write(String report, Snapshot snapshot, @Nullable String dealer, Path folder) throws IOException {
		Content content = this.writer.write(report, snapshot, dealer);
		Map<String, byte[]> files = new LinkedHashMap<>();
		String html = Objects.requireNonNull(content.html());
		for (InlineImage image : content.images()) {
			String name = "%s-%s.%s".formatted(report, image.contentId().replaceAll("[^A-Za-z0-9-]+.*", ""),
					image.contentType().replaceFirst(".*/", ""));
			html = html.replace("cid:" + image.contentId(), name);
			files.put(name, image.bytes());
		}
		files.put(report + ".html", html.getBytes(UTF_8));
		files.put(report + ".txt", content.text().getBytes(UTF_8));
		RecipientProperties group = this.properties.tenant(snapshot.tenant())
			.report(report)
			.recipients()
			.stream()
			.filter((recipient) -> Objects.equals(recipient.dealer(), dealer))
			.findFirst()
			.orElseGet(() -> new RecipientProperties(List.of(this.properties.mail().from()), List.of(), List.of(),
					dealer));
		files.put(report + ".eml", mail(report, snapshot, content, group, "preview").bytes());
		this.writer.files(report, snapshot, dealer).forEach((file) -> files.put(file.fileName(), file.bytes()));
		Files.createDirectories(folder);
		List<Path> written = new ArrayList<>();
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			written.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
		}
		return written;
	}

	/**
	 * Send a report to one address now.
	 * @throws MailFailure if it could not be sent
	 */
	public void sendTest(String report, Snapshot snapshot, MailAddress address) {
		RecipientProperties group = new RecipientProperties(List.of(address), List.of(), List.of(), null);
		OutgoingMail mail = mail(report, snapshot, this.writer.write(report, snapshot, null), group,
				"test " + this.clock.instant());
		this.transport.send(mail, address, () -> {
		});
	}

	private OutgoingMail mail(String report, Snapshot snapshot, Content content, RecipientProperties group,
			String purpose) {
		MailAddress from = this.properties.mail().from();
		MailAddress first = group.all().get(0);
		String id = PlannedMail.ofReport(report + " " + purpose, snapshot, first, group.dealer()).messageId(from);
		return new OutgoingMail(PlannedMail.ofReport(report, snapshot, first, group.dealer()).name(), id,
				snapshot.dataAsOf(), from, group.to(), group.cc(), content);
	}

}
