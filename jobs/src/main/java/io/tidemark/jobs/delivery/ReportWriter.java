package io.tidemark.jobs.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.tidemark.config.ReportDefinition;
import io.tidemark.config.ReportDefinition.Format;
import io.tidemark.config.ReportsProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.NotFound;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.jobs.delivery.OutgoingMail.Attachment;
import io.tidemark.jobs.delivery.OutgoingMail.Content;
import io.tidemark.reports.mail.MailReport;
import io.tidemark.reports.mail.RenderedMail;
import io.tidemark.reports.mail.ReportRequest;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.WarningLines;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.xlsx.SheetLanguage;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reports that are configured, with their attachments.
 */
public final class ReportWriter {

	private final TidemarkProperties properties;

	private final Path folder;

	private final SnapshotStore snapshots;

	private final ReportFiles files;

	/**
	 * Create the writer.
	 * @param folder what the folder of the user's templates is relative to
	 */
	public ReportWriter(TidemarkProperties properties, Path folder, SnapshotStore snapshots) {
		this.properties = properties;
		this.folder = folder;
		this.snapshots = snapshots;
		this.files = new ReportFiles(snapshots);
	}

	/**
	 * Write a report that is planned.
	 * @throws NotFound if its snapshot is not published, or removed
	 */
	Content write(PlannedMail planned) {
		Snapshot snapshot = this.snapshots.load(planned.tenant(), planned.version());
		if (!snapshot.isPublished()) {
			throw new NotFound("snapshot %s is not published".formatted(planned.version()));
		}
		return write(planned.report(), snapshot, planned.dealer());
	}

	/**
	 * Write a report for those who get a dealer's figures, or all.
	 */
	Content write(String name, Snapshot snapshot, @Nullable String dealer) {
		TenantProperties tenant = this.properties.tenant(snapshot.tenant());
		ReportDefinition report = tenant.report(name);
		List<FigureQuestion> figures = figures(report, snapshot, dealer);
		MailReport mails = mails();
		Wording words = mails.wording(report.template(), locale(report));
		List<Attachment> attachments = attachments(name, report, snapshot, figures, words);
		ZoneId zone = (report.zone() != null) ? report.zone() : tenant.timeZone();
		List<String> notices = new ArrayList<>(this.files.warnings(snapshot, figures, dealer != null,
				new WarningLines(words, new Notation(locale(report), zone, words))));
		if (size(attachments) > this.properties.reports().maxAttachmentSize().toBytes()) {
			attachments = List.of();
			notices.addAll(links(report, snapshot, figures, words));
		}
		RenderedMail mail = mails.render(new ReportRequest(report.template(), snapshot, locale(report), zone, dealer,
				report.subject(), notices, this.properties.reports().apiUrl()));
		return new Content(mail.subject(), mail.text(), mail.html(), mail.images(), attachments);
	}

	List<Attachment> files(String name, Snapshot snapshot, @Nullable String dealer) {
		ReportDefinition report = this.properties.tenant(snapshot.tenant()).report(name);
		return this.files.write(name, snapshot, figures(report, snapshot, dealer), Arrays.asList(Format.values()),
				new SheetLanguage(mails().wording(report.template(), locale(report))));
	}

	boolean isUnchanged(String name, Snapshot before, Snapshot now, @Nullable String dealer) {
		ReportDefinition report = this.properties.tenant(now.tenant()).report(name);
		return figures(report, dealer).stream()
			.allMatch((figure) -> Arrays.equals(this.files.csv(before, figure), this.files.csv(now, figure)));
	}

	void check(ReportDefinition report) {
		mails().check(report.template(), locale(report));
	}

	/**
	 * Open the templates as they are now: a mistake in them fails a mail and no more.
	 */
	private MailReport mails() {
		Path templates = this.properties.reports().templates();
		return new MailReport(this.snapshots, this.snapshots,
				(templates != null) ? this.folder.resolve(templates) : null);
	}

	private static Locale locale(ReportDefinition report) {
		return Locale.forLanguageTag(report.language());
	}

	private static List<FigureQuestion> figures(ReportDefinition report, @Nullable String dealer) {
		return (dealer != null) ? report.figures().stream().map((figure) -> figure.forDealer(dealer)).toList()
				: report.figures();
	}

	/**
	 * Return the figures with the dates that they have in a snapshot.
	 */
	private static List<FigureQuestion> figures(ReportDefinition report, Snapshot snapshot, @Nullable String dealer) {
		return figures(report, dealer).stream().map((figure) -> figure.on(snapshot.version().businessDate())).toList();
	}

	private List<Attachment> attachments(String name, ReportDefinition report, Snapshot snapshot,
			List<FigureQuestion> figures, Wording words) {
		ReportsProperties limits = this.properties.reports();
		List<Attachment> all = this.files.write(name, snapshot, figures, report.formats(), new SheetLanguage(words));
		List<Attachment> csv = all.stream().filter((file) -> file.fileName().endsWith(".csv")).toList();
		if (csv.size() <= limits.zipAboveFiles() && size(csv) <= limits.zipAboveSize().toBytes()) {
			return all;
		}
		List<Attachment> zipped = new ArrayList<>(all);
		zipped.removeAll(csv);
		zipped.add(ReportFiles.zip(name, snapshot, csv));
		return zipped;
	}

	private static long size(List<Attachment> files) {
		return files.stream().mapToLong((file) -> file.bytes().length).sum();
	}

	private List<String> links(ReportDefinition report, Snapshot snapshot, List<FigureQuestion> figures,
			Wording words) {
		URI api = this.properties.reports().apiUrl();
		List<String> links = new ArrayList<>();
		links.add(words.say((api != null) ? "attachments.here" : "attachments.inApi"));
		if (api != null) {
			figures.forEach(
					(figure) -> report.formats().forEach((format) -> links.add(link(api, snapshot, figure, format))));
		}
		return links;
	}

	private static String link(URI api, Snapshot snapshot, FigureQuestion figure, Format format) {
		String query = figure.query().isEmpty() ? "" : figure.query() + "&";
		return "%s%s?%soutputMode=%s&snapshot=%s".formatted(api.toString().replaceFirst("/$", ""),
				figure.figure().path(), query, format.name().toLowerCase(Locale.ROOT), snapshot.version());
	}

}
