package io.tidemark.reports.headline;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.RestatementCauseReader;
import io.tidemark.reports.text.CauseLines;
import io.tidemark.reports.text.DealerLabels;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.OverviewView;
import io.tidemark.reports.view.OverviewView.CurrencyOverview;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headline figures of a snapshot as the daily mail has them, in English.
 */
public final class OverviewReader {

	private final SnapshotContent content;

	private final SnapshotHistory history;

	private final Wording words = Wording.english();

	private final Notation notation = new Notation(Locale.UK, ZoneOffset.UTC, this.words);

	public OverviewReader(SnapshotContent content, SnapshotHistory history) {
		this.content = content;
		this.history = history;
	}

	/**
	 * Read the headline figures of a snapshot's business date, with their changes since
	 * the previous snapshot, a week and a month ago.
	 * @param dealerCode the dealer that all figures are limited to, null for all together
	 */
	public OverviewView read(Snapshot snapshot, @Nullable String dealerCode) {
		Headlines headlines = new Headlines(this.content, this.history, snapshot, dealerCode, this.notation,
				this.words);
		MrrCourse.Span span = MrrCourse.Span.ofDays(snapshot.version().businessDate(), dealerCode);
		List<CurrencyOverview> currencies = new ArrayList<>();
		for (String currency : headlines.currencies()) {
			MrrCourse course = MrrCourse.read(this.content, snapshot, currency, span);
			if (course != null) {
				currencies.add(new CurrencyOverview(currency, headlines.mrr(currency),
						course.line(this.notation, this.words)));
			}
		}
		String dealer = (dealerCode != null) ? DealerLabels.read(this.content, snapshot, this.words).of(dealerCode)
				: null;
		return new OverviewView(dealer, headlines.customers(), headlines.reportingMrr(), currencies,
				restated(snapshot, dealerCode), headlines.remarks());
	}

	private List<String> restated(Snapshot snapshot, @Nullable String dealerCode) {
		return CauseLines.english()
			.largestAndRest(new RestatementCauseReader(this.content, this.history).find(snapshot,
					Parameters.NONE.dealer(dealerCode)));
	}

}
