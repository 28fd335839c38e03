package io.tidemark.reports.mail;

import io.tidemark.figure.kpi.DealerNames;
import io.tidemark.reports.text.DealerLabels;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of one mail are read and written with.
 *
 * @param previous the published snapshot before it, null if there is none
 * @param dealerCode the dealer that all figures are limited to, null for all together
 * @param charts the charts, which remember what they drew
 */
record ReportParts(SnapshotContent content, Snapshot snapshot, @Nullable Snapshot previous, @Nullable String dealerCode,
		Notation notation, Wording words, DealerLabels dealers, Charts charts) {

	static ReportParts of(ReportRequest request, SnapshotContent content, @Nullable Snapshot previous, Wording words) {
		Notation notation = new Notation(request.locale(), request.zone(), words);
		Snapshot snapshot = request.snapshot();
		return new ReportParts(content, snapshot, previous, request.dealerCode(), notation, words,
				new DealerLabels(new DealerNames(content).read(snapshot), words),
				new Charts(content, snapshot, request.locale(), notation, words));
	}

}
