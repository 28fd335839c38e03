package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tidemark.config.MailAddress;
import io.tidemark.config.RecipientProperties;
import io.tidemark.config.ReportDefinition;
import io.tidemark.config.ReportFormat;
import io.tidemark.config.ReportSchedule;
import io.tidemark.figure.registry.FigureQuestion;

/**
 * The reports of the demo, which go to the outbox.
 */
final class DemoReports {

	static final Map<String, ReportDefinition> DEFINITIONS = Map.of("daily",
			report("daily", "customers/byStatus", "invoices/aging", "subscription-revenue"), "monthly",
			report("monthly", "subscription-revenue?interval=month", "subscription-metrics?interval=month",
					"invoices/byMonth", "customers/byDealer"));

	private DemoReports() {
	}

	private static ReportDefinition report(String template, String... figures) {
		RecipientProperties finance = new RecipientProperties(List.of(MailAddress.of("Finance <finance@example.com>")),
				List.of(), List.of(), null);
		return new ReportDefinition(template, Stream.of(figures).map(FigureQuestion::of).toList(),
				List.of(ReportFormat.XLSX, ReportFormat.CSV), "en", null, null,
				ReportSchedule.of(ReportSchedule.AFTER_PUBLISH), false, List.of(finance));
	}

	/**
	 * Tell which mails a run has left in the outbox.
	 */
	static void tell(Path home, Instant start, PrintWriter out) throws IOException {
		Path outbox = home.resolve("outbox");
		if (!Files.isDirectory(outbox)) {
			return;
		}
		try (Stream<Path> files = Files.list(outbox)) {
			List<Path> mails = files.filter((file) -> file.toString().endsWith(".eml"))
				.filter((file) -> !file.toFile().isHidden() && file.toFile().lastModified() >= start.toEpochMilli())
				.sorted()
				.toList();
			out.println("\nReports in the outbox, which any mail program opens:");
			mails.forEach((mail) -> out.println("  " + mail));
		}
	}

}
