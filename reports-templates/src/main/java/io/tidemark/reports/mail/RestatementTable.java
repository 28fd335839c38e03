package io.tidemark.reports.mail;

import java.util.List;

import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.RestatementReader;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.RowView;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a snapshot says of past days that the previous one said differently.
 */
final class RestatementTable {

	private static final int MOST_ROWS = 12;

	private final Notation notation;

	private final Wording words;

	private RestatementTable(ReportParts parts) {
		this.notation = parts.notation();
		this.words = parts.words();
	}

	/**
	 * Show the latest restatements, null if there are none.
	 */
	static @Nullable TableView of(ReportParts parts) {
		SeriesComparison comparison = new RestatementReader(parts.content(), parts.history()).compare(parts.snapshot(),
				Parameters.NONE.dealer(parts.dealerCode()));
		SnapshotVersion previous = comparison.previous();
		return (previous == null || comparison.restatements().isEmpty()) ? null
				: new RestatementTable(parts).table(comparison.restatements(), previous.toString());
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
