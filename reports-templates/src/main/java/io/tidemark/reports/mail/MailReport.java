package io.tidemark.reports.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.RestatementReader;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.ReportView;
import io.tidemark.reports.view.ReportView.CurrencyView;
import io.tidemark.reports.view.ReportView.FactView;
import io.tidemark.reports.view.TableView;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reports of snapshots as mails.
 */
public final class MailReport {

	private static final int LONGEST_SUBJECT = 200;

	private static final int LONGEST_NOTICE = 600;

	private static final int SHORT_HASH = 12;

	/** Gmail cuts a mail off at 102 kB. */
	private static final int MOST_BYTES = 100_000;

	private final SnapshotContent content;

	private final SnapshotHistory history;

	private final MailTemplates templates;

	/**
	 * Create the reports.
	 * @param history where earlier snapshots are found, to compare with
	 * @param templateFolder a folder whose files override ours, null for none
	 * @throws ConfigurationInvalid if there is no such folder
	 */
	public MailReport(SnapshotContent content, SnapshotHistory history, @Nullable Path templateFolder) {
		this(content, history, new MailTemplates(templateFolder));
	}

	private MailReport(SnapshotContent content, SnapshotHistory history, MailTemplates templates) {
		this.content = content;
		this.history = history;
		this.templates = templates;
	}

	/**
	 * Write a report. The same request gives the same bytes, as long as the snapshots
	 * that it compares with are the same.
	 * @throws ConfigurationInvalid naming file and line if a template is broken
	 */
	public RenderedMail render(ReportRequest request) {
		String report = request.report();
		Wording words = this.templates.wording(report, request.locale());
		ReportParts parts = ReportParts.of(request, this.content, this.history, words);
		ReportParts.Figures figures = this.templates.gather(report, parts);
		SeriesComparison comparison = new RestatementReader(this.content, this.history).compare(request.snapshot(),
				Parameters.NONE.dealer(request.dealerCode()));
		TableView restatements = RestatementTable.of(parts, comparison);
		int detailed = figures.currencies().size();
		Written written = write(parts, view(parts, figures, restatements, detailed));
		while (written.size() > MOST_BYTES && detailed > 0) {
			detailed--;
			written = write(parts, view(parts, figures, restatements, detailed));
		}
		String subject = written.subject();
		if (corrects(comparison.previous(), request.snapshot())) {
			subject = words.say("subject.corrected", subject);
		}
		String html = written.html();
		return new RenderedMail(CleanText.line(subject, LONGEST_SUBJECT), html, written.text(),
				figures.images().stream().filter((image) -> html.contains("cid:" + image.contentId())).toList());
	}

	private Written write(ReportParts parts, ReportView view) {
		ReportRequest request = parts.request();
		Map<String, Object> model = new HashMap<>(Map.of("report", view, "tenant", view.tenant(), "period",
				view.period(), "version", view.version(), "say", parts.words()));
		if (view.dealer() != null) {
			model.put("dealer", view.dealer());
		}
		return new Written(this.templates.fill(request.report(), "subject.ftl", request.subject(), model),
				this.templates.fill(request.report(), "mail.html.ftlh", null, model),
				this.templates.fill(request.report(), "mail.txt.ftl", null, model));
	}

	/**
	 * Return the texts of a report.
	 * @throws ConfigurationInvalid if there is no such report
	 */
	public Wording wording(String report, Locale locale) {
		return this.templates.wording(report, locale);
	}

	/**
	 * Check the templates of a report with sample figures.
	 * @param locale the language that it is to be written in
	 * @throws ConfigurationInvalid naming file and line if a template is broken
	 */
	public void check(String report, Locale locale) {
		MemorySnapshots sample = MemorySnapshots.sample();
		MailReport reports = new MailReport(sample, sample, this.templates);
		for (Snapshot snapshot : sample.published()) {
			for (String dealer : Arrays.asList(null, MemorySnapshots.SAMPLE_DEALER)) {
				reports.render(new ReportRequest(report, snapshot, locale, ZoneOffset.UTC, dealer, null,
						List.of("A notice."), URI.create("https://tidemark.example/")));
			}
		}
	}

	/**
	 * Return whether the snapshot before was of the same day, with other figures.
	 */
	private boolean corrects(@Nullable SnapshotVersion previous, Snapshot snapshot) {
		return previous != null && previous.businessDate().equals(snapshot.version().businessDate())
				&& this.history.findPrevious(snapshot)
					.map((before) -> !before.contentHash().equals(snapshot.contentHash()))
					.orElse(true);
	}

	/**
	 * Gather what the templates show.
	 * @param detailed how many currencies have more than their MRR
	 */
	private static ReportView view(ReportParts parts, ReportParts.Figures figures, @Nullable TableView restatements,
			int detailed) {
		ReportRequest request = parts.request();
		Snapshot snapshot = parts.snapshot();
		String dealerCode = parts.dealerCode();
		return new ReportView(request.report(), request.locale().getLanguage(),
				CleanText.line(snapshot.tenant(), LONGEST_SUBJECT),
				(dealerCode != null) ? parts.dealers().of(dealerCode) : null, figures.period(),
				snapshot.version().toString(),
				request.notices().stream().map((notice) -> CleanText.line(notice, LONGEST_NOTICE)).toList(),
				figures.hero(), figures.summary(), figures.figures(), currencies(figures, detailed), restatements,
				remarks(parts, figures, detailed), facts(snapshot, parts.notation(), parts.words()),
				parts.links().toOverview(null));
	}

	private static List<CurrencyView> currencies(ReportParts.Figures figures, int detailed) {
		List<CurrencyView> currencies = new ArrayList<>(figures.currencies());
		currencies.subList(detailed, currencies.size()).replaceAll(CurrencyView::inBrief);
		return currencies;
	}

	private static List<String> remarks(ReportParts parts, ReportParts.Figures figures, int detailed) {
		List<String> remarks = new ArrayList<>(figures.remarks());
		if (detailed < figures.currencies().size()) {
			remarks.add(0,
					parts.words()
						.say("remark.brief",
								figures.currencies()
									.stream()
									.skip(detailed)
									.map(CurrencyView::code)
									.collect(Collectors.joining(", "))));
		}
		return remarks;
	}

	private static List<FactView> facts(Snapshot snapshot, Notation notation, Wording words) {
		List<FactView> facts = new ArrayList<>();
		facts.add(new FactView(words.say("foot.businessDate"), notation.fullDay(snapshot.version().businessDate())));
		facts.add(new FactView(words.say("foot.dataAsOf"), notation.instant(snapshot.dataAsOf())));
		Scheduled scheduled = snapshot.manifest().scheduled();
		if (scheduled != null && scheduled.late()) {
			facts.add(new FactView(words.say("foot.late"), words.say("foot.late.told",
					notation.instant(scheduled.dueAt()), notation.instant(scheduled.startedAt()))));
		}
		facts.add(new FactView(words.say("foot.version"), snapshot.version().toString()));
		facts.add(new FactView(words.say("foot.contentHash"), snapshot.contentHash().hex().substring(0, SHORT_HASH)));
		return facts;
	}

	/**
	 * A mail as the templates made it.
	 */
	private record Written(String subject, String html, String text) {

		int size() {
			return this.html.getBytes(StandardCharsets.UTF_8).length;
		}

	}

}
