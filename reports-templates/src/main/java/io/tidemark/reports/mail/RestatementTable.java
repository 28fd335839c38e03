package io.tidemark.reports.mail;

import java.util.List;

import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.RestatementCauseReader;
import io.tidemark.reports.text.CauseLines;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.RowView;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a snapshot says of past days that the previous one said differently, and
 * why.
 */
final class RestatementTable {

	private static final int MOST_ROWS = 12;

	private final Notation notation;

	private final Wording words;

	private final CauseLines lines;

	private RestatementTable(ReportParts parts) {
		this.lines = new CauseLines(parts.words(), parts.notation());
		this.notation = parts.notation();
		this.words = parts.words();
	}

	/**
	 * Show the largest causes, or the latest restatements if no cause is known; null if
	 * nothing is restated.
	 */
	static @Nullable TableView of(ReportParts parts, SeriesComparison comparison) {
		SnapshotVersion previous = comparison.previous();
		if (previous == null) {
			return null;
		}
		List<RestatementCause> causes = new RestatementCauseReader(parts.content(), parts.history())
			.find(parts.snapshot(), Parameters.NONE.dealer(parts.dealerCode()));
		RestatementTable table = new RestatementTable(parts);
		if (!causes.isEmpty()) {
			return table.causes(causes, previous.toString());
		}
		return comparison.restatements().isEmpty() ? null : table.table(comparison.restatements(), previous.toString());
	}

	private TableView causes(List<RestatementCause> all, String previous) {
		List<String> shown = this.lines.largest(all);
		String note = (shown.size() < all.size()) ? this.words.say("causes.some", this.notation.count(shown.size()),
				this.notation.count(all.size()), previous) : this.words.say("causes.all", previous);
		return new TableView(this.words.say("restatements.title"), List.of(""),
				shown.stream().map((line) -> RowView.of(line)).toList(), note);
	}

	private TableView table(List<Restatement> all, String previous) {
		int shown = Math.min(MOST_ROWS, all.size());
		String note = (shown < all.size()) ? this.words.say("restatements.some", this.notation.count(shown),
				this.notation.count(all.size()), previous) : this.words.say("restatements.all", previous);
		return new TableView(this.words.say("restatements.title"),
				List.of("", this.words.say("restatements.before"), this.words.say("restatements.after"),
						this.words.say("restatements.change")),
				all.subList(all.size() - shown, all.size()).stream().map(this::row).toList(), note);
	}

	private RowView row(Restatement restatement) {
		String currency = restatement.currency();
		String column = restatement.figure();
		String figure = column.equals("revenue") ? this.words.say("figure.mrr")
				: this.words.say("movement." + column.substring(0, column.indexOf('_')));
		return RowView.of("%s \u00B7 %s %s".formatted(this.notation.fullDay(restatement.date()), currency, figure),
				this.notation.exactMoney(restatement.before(), currency),
				this.notation.exactMoney(restatement.after(), currency),
				Notation.signed(restatement.change(), this.notation.exactMoney(restatement.change(), currency)));
	}

}
