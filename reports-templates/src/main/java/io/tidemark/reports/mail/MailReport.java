package io.tidemark.reports.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reports of snapshots as mails.
 */
public final class MailReport {

	/**
	 * Create the reports.
	 * @param content where figures are read from
	 * @param history where earlier snapshots are found, to compare with
	 * @param templateFolder a folder whose files override ours, null for none
	 */
	public MailReport(SnapshotContent content, SnapshotHistory history, @Nullable Path templateFolder) {
	}

	/**
	 * Write a report. The same request gives the same bytes.
	 * @param request which report
	 * @return the mail
	 * @throws ConfigurationInvalid naming file and line if a template is broken
	 */
	public RenderedMail render(ReportRequest request) {
		Snapshot snapshot = request.snapshot();
		String line = "%s %s %s".formatted(snapshot.tenant(), request.report(), snapshot.version());
		return new RenderedMail(line, "<!DOCTYPE html><title></title>", line + "\n", List.of());
	}

	/**
	 * Check the templates of a report with sample figures.
	 * @param report the report's name
	 * @param locale the language that it is to be written in
	 * @throws ConfigurationInvalid naming file and line if a template is broken
	 */
	public void check(String report, Locale locale) {
	}

}
