package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.util.List;

import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.RestatementReader;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.RowView;
import io.tidemark.reports.view.TableView;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a snapshot says of past days that the previous one said differently.
 */
final class RestatementTable {

	private static final int MOST_ROWS = 12;

	private static final String REVENUE = "revenue";

	private final RestatementReader reader;

	private final Notation notation;

	private final Wording words;

	RestatementTable(RestatementReader reader, Notation notation, Wording words) {
		this.reader = reader;
		this.notation = notation;
		this.words = words;
	}

	/**
	 * Show the restatements, the latest days first.
	 */
	@Nullable TableView of(Snapshot snapshot, @Nullable String dealerCode) {
		SeriesComparison comparison = this.reader.compare(snapshot, Parameters.NONE.dealer(dealerCode));
		List<Restatement> restatements = comparison.restatements();
		SnapshotVersion previous = comparison.previous();
		if (previous == null || restatements.isEmpty()) {
			return null;
		}
		int shown = Math.min(MOST_ROWS, restatements.size());
		List<RowView> rows = restatements.subList(restatements.size() - shown, restatements.size())
			.stream()
			.map(this::row)
			.toList();
		return new TableView(
				this.words.say("restatements.title"), List.of("", this.words.say("restatements.before"),
						this.words.say("restatements.after"), this.words.say("restatements.change")),
				rows, note(restatements.size(), shown, previous));
	}

	private RowView row(Restatement restatement) {
		String currency = restatement.currency();
		BigDecimal change = restatement.change();
		return RowView.of(
				"%s \u00B7 %s %s".formatted(this.notation.fullDay(restatement.date()), currency,
						figure(restatement.figure())),
				this.notation.exactMoney(restatement.before(), currency),
				this.notation.exactMoney(restatement.after(), currency),
				Notation.signed(change, this.notation.exactMoney(change, currency)));
	}

	private String figure(String column) {
		return column.equals(REVENUE) ? this.words.say("figure.mrr")
				: this.words.say("movement." + column.substring(0, column.indexOf('_')));
	}

	private String note(int all, int shown, SnapshotVersion previous) {
		String version = previous.toString();
		return (shown < all)
				? this.words.say("restatements.some", this.notation.count(shown), this.notation.count(all), version)
				: this.words.say("restatements.all", version);
	}

}
