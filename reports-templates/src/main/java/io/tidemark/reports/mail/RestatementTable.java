package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tidemark.figure.RestatementQuery;
import io.tidemark.figure.RestatementReader;
import io.tidemark.reports.mail.view.RowView;
import io.tidemark.reports.mail.view.TableView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
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

	RestatementTable(SnapshotContent content, Notation notation, Wording words) {
		this.reader = new RestatementReader(content);
		this.notation = notation;
		this.words = words;
	}

	/**
	 * Show the restatements, the latest days first.
	 * @return the table, null if there is nothing to show
	 */
	@Nullable TableView of(Snapshot snapshot, @Nullable Snapshot previous, @Nullable String dealerCode) {
		RestatementQuery query = new RestatementQuery(null, null, null, dealerCode, null);
		List<List<@Nullable Object>> restatements = new ArrayList<>(this.reader.read(snapshot, previous, query).rows());
		if (previous == null || restatements.isEmpty()) {
			return null;
		}
		List<RowView> rows = new ArrayList<>();
		int shown = Math.min(MOST_ROWS, restatements.size());
		for (List<@Nullable Object> row : restatements.subList(restatements.size() - shown, restatements.size())) {
			rows.add(row(row));
		}
		return new TableView(
				this.words.say("restatements.title"), List.of("", this.words.say("restatements.before"),
						this.words.say("restatements.after"), this.words.say("restatements.change")),
				rows, note(restatements.size(), shown, previous));
	}

	private RowView row(List<@Nullable Object> row) {
		String currency = (String) Objects.requireNonNull(row.get(1));
		BigDecimal change = (BigDecimal) Objects.requireNonNull(row.get(5));
		return RowView.of(
				"%s \u00B7 %s %s".formatted(this.notation.fullDay((LocalDate) Objects.requireNonNull(row.get(0))),
						currency, figure((String) Objects.requireNonNull(row.get(2)))),
				this.notation.exactMoney((BigDecimal) row.get(3), currency),
				this.notation.exactMoney((BigDecimal) row.get(4), currency),
				Notation.signed(change, this.notation.exactMoney(change, currency)));
	}

	private String figure(String column) {
		return column.equals(REVENUE) ? this.words.say("figure.mrr")
				: this.words.say("movement." + column.substring(0, column.indexOf('_')));
	}

	private String note(int all, int shown, Snapshot previous) {
		String version = previous.version().toString();
		return (shown < all)
				? this.words.say("restatements.some", this.notation.count(shown), this.notation.count(all), version)
				: this.words.say("restatements.all", version);
	}

}
