package io.tidemark.reports.mail;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.figure.series.BridgeReader;
import io.tidemark.figure.series.MrrBridge;
import io.tidemark.reports.headline.MoverReader;
import io.tidemark.reports.text.DealerLabels;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.ReportView.CurrencyView;
import io.tidemark.reports.view.TableView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of one mail are read and written with.
 */
record ReportParts(SnapshotContent content, SnapshotHistory history, ReportRequest request, Notation notation,
		Wording words, DealerLabels dealers, MailLinks links) {

	static ReportParts of(ReportRequest request, SnapshotContent content, SnapshotHistory history, Wording words) {
		Notation notation = new Notation(request.locale(), request.zone(), words);
		return new ReportParts(content, history, request, notation, words,
				DealerLabels.read(content, request.snapshot(), words), new MailLinks(request));
	}

	Snapshot snapshot() {
		return this.request.snapshot();
	}

	@Nullable String dealerCode() {
		return this.request.dealerCode();
	}

	Map<String, MrrBridge> bridges(LocalDate from, LocalDate to) {
		Map<String, MrrBridge> bridges = new HashMap<>();
		new BridgeReader(this.content).read(snapshot(), from, to, dealerCode())
			.forEach((bridge) -> bridges.put(bridge.currency(), bridge));
		return bridges;
	}

	MoverReader movers() {
		return new MoverReader(this.content, snapshot(), dealerCode(), this.notation, this.words, this.links);
	}

	/**
	 * Return the MRR that a mail begins with: that of all currencies together, or else of
	 * the only one.
	 * @param together the MRR of all currencies, null without a reporting currency
	 */
	@Nullable CurrencyView hero(@Nullable FigureView together, List<CurrencyView> currencies) {
		if (together != null) {
			return new CurrencyView("", together, null, List.of(), List.of(), this.links.toOverview(null));
		}
		return (currencies.size() == 1) ? currencies.get(0) : null;
	}

	/**
	 * The figures of one report.
	 *
	 * @param hero the MRR to begin with, null if there are several
	 * @param summary tables that say what moved and who owes, for all currencies
	 * @param figures further figures of all currencies
	 * @param remarks sentences on what figures are compared with
	 */
	record Figures(String period, @Nullable CurrencyView hero, List<TableView> summary, List<FigureView> figures,
			List<CurrencyView> currencies, List<String> remarks, List<InlineImage> images) {
	}

}
