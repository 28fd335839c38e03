package io.tidemark.jobs.report;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.tidemark.config.RecipientProperties;
import io.tidemark.config.ReportDefinition;
import io.tidemark.config.ReportFormat;
import io.tidemark.config.ReportsProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.jobs.mail.Attachment;
import io.tidemark.reports.mail.MailReport;
import io.tidemark.reports.mail.RenderedMail;
import io.tidemark.reports.mail.ReportRequest;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mails of a tenant's reports, with their attachments.
 */
final class ReportMails {

	private final TenantProperties tenant;

	private final ReportsProperties properties;

	private final ReportFiles files;

	private final MailReport mails;

	/**
	 * Create the reports of a tenant.
	 * @param templates the user's folder of templates, null for none
	 */
	ReportMails(TenantProperties tenant, ReportsProperties properties, @Nullable Path templates, SnapshotStore store) {
		this.tenant = tenant;
		this.properties = properties;
		this.files = new ReportFiles(store);
		this.mails = new MailReport(store, store, templates);
	}

	/**
	 * Write a report for those who get a dealer's figures, or all.
	 */
	ReportMail write(String name, Snapshot snapshot, @Nullable String dealer) {
		ReportDefinition report = this.tenant.report(name);
		List<FigureQuestion> figures = figures(report, dealer);
		List<Attachment> attachments = attachments(name, report, snapshot, figures);
		long size = attachments.stream().mapToLong((file) -> file.bytes().length).sum();
		List<String> notices = new ArrayList<>();
		if (size > this.properties.maxAttachmentSize().toBytes()) {
			attachments = List.of();
			notices.addAll(links(report, snapshot, figures));
		}
		return new ReportMail(render(report, snapshot, dealer, notices), attachments);
	}

	/**
	 * Write all files of a report, whatever their size.
	 */
	List<Attachment> files(String name, Snapshot snapshot, @Nullable String dealer) {
		return this.files.write(name, snapshot, figures(this.tenant.report(name), dealer),
				Arrays.asList(ReportFormat.values()));
	}

	/**
	 * Return whether a report's figures are the same in two snapshots.
	 */
	boolean isUnchanged(String name, Snapshot before, Snapshot now, @Nullable String dealer) {
		return figures(this.tenant.report(name), dealer).stream()
			.allMatch((figure) -> Arrays.equals(this.files.csv(before, figure), this.files.csv(now, figure)));
	}

	/**
	 * Check the templates of a report.
	 */
	void check(ReportDefinition report) {
		this.mails.check(report.template(), Locale.forLanguageTag(report.language()));
	}

	/**
	 * Find with whom an address gets a report.
	 */
	Optional<RecipientProperties> findRecipient(String name, String recipient, @Nullable String dealer) {
		return Optional.ofNullable(this.tenant.reports().get(name))
			.flatMap((report) -> report.recipients()
				.stream()
				.filter((group) -> Objects.equals(group.dealer(), dealer)
						&& group.all().stream().anyMatch((address) -> address.key().equals(recipient)))
				.findFirst());
	}

	private RenderedMail render(ReportDefinition report, Snapshot snapshot, @Nullable String dealer,
			List<String> notices) {
		ZoneId zone = (report.zone() != null) ? report.zone() : this.tenant.timeZone();
		return this.mails
			.render(new ReportRequest(report.template(), snapshot, Locale.forLanguageTag(report.language()), zone,
					dealer, report.subject(), notices, this.properties.apiUrl()));
	}

	private static List<FigureQuestion> figures(ReportDefinition report, @Nullable String dealer) {
		return (dealer != null) ? report.figures().stream().map((figure) -> figure.forDealer(dealer)).toList()
				: report.figures();
	}

	private List<Attachment> attachments(String name, ReportDefinition report, Snapshot snapshot,
			List<FigureQuestion> figures) {
		List<Attachment> all = this.files.write(name, snapshot, figures, report.formats());
		List<Attachment> csv = all.stream().filter((file) -> file.fileName().endsWith(".csv")).toList();
		long size = csv.stream().mapToLong((file) -> file.bytes().length).sum();
		if (csv.size() <= this.properties.zipAboveFiles() && size <= this.properties.zipAboveSize().toBytes()) {
			return all;
		}
		List<Attachment> zipped = new ArrayList<>(all);
		zipped.removeAll(csv);
		zipped.add(ReportFiles.zip(name, snapshot, csv));
		return zipped;
	}

	private List<String> links(ReportDefinition report, Snapshot snapshot, List<FigureQuestion> figures) {
		URI api = this.properties.apiUrl();
		Locale locale = Locale.forLanguageTag(report.language());
		List<String> links = new ArrayList<>();
		if (api == null) {
			links.add(this.mails.text(report.template(), locale, "attachments.inApi"));
			return links;
		}
		links.add(this.mails.text(report.template(), locale, "attachments.here"));
		for (FigureQuestion figure : figures) {
			for (ReportFormat format : report.formats()) {
				links.add(link(api, snapshot, figure, format));
			}
		}
		return links;
	}

	private static String link(URI api, Snapshot snapshot, FigureQuestion figure, ReportFormat format) {
		String query = figure.query().isEmpty() ? "" : figure.query() + "&";
		return "%s%s?%soutputMode=%s&snapshot=%s".formatted(api.toString().replaceFirst("/$", ""),
				figure.figure().path(), query, format.name().toLowerCase(Locale.ROOT), snapshot.version());
	}

	/**
	 * A report as it is mailed.
	 *
	 * @param mail the texts and images
	 * @param attachments the files
	 */
	record ReportMail(RenderedMail mail, List<Attachment> attachments) {
	}

}
