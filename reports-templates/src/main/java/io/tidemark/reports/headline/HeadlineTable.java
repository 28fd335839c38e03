package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The headline figures of a snapshot beside those of the one before, for a terminal.
 */
public final class HeadlineTable {

	private static final List<FigureColumn> COLUMNS = List.of(column("Figure", ColumnKind.TEXT),
			column("Currency", ColumnKind.TEXT), column("Value", ColumnKind.AMOUNT),
			column("Before", ColumnKind.AMOUNT), column("Change", ColumnKind.AMOUNT));

	private final SnapshotContent content;

	private final Wording words = Wording.english();

	private final Notation notation = new Notation(Locale.UK, ZoneOffset.UTC, this.words);

	public HeadlineTable(SnapshotContent content) {
		this.content = content;
	}

	private static FigureColumn column(String label, ColumnKind kind) {
		return new FigureColumn(label, label, kind, null);
	}

	/**
	 * Return the figures, currency by currency where they have one.
	 * @param previous what to compare with, null for nothing
	 */
	public FigureTable of(Snapshot snapshot, @Nullable Snapshot previous) {
		Headline now = Headline.read(this.content, snapshot, null);
		Headline before = (previous != null) ? Headline.read(this.content, previous, null) : null;
		List<List<@Nullable Object>> lines = new ArrayList<>();
		addMoney(lines, HeadlineFigure.MRR, now, before);
		addReported(lines, now, before);
		addTrailingYear(lines, now, new TrailingYear(this.content, snapshot, null, this.notation, this.words));
		addCount(lines, "customers", "customer_count", snapshot, previous);
		addCount(lines, "numbers", "number_count", snapshot, previous);
		addCount(lines, "features", "feature_count", snapshot, previous);
		addMoney(lines, HeadlineFigure.INVOICED, now, before);
		addMoney(lines, HeadlineFigure.OUTSTANDING, now, before);
		return FigureTable.of(COLUMNS, lines);
	}

	private void addMoney(List<List<@Nullable Object>> lines, HeadlineFigure figure, Headline now,
			@Nullable Headline before) {
		for (String currency : now.currencies()) {
			BigDecimal value = now.get(currency, figure);
			if (value != null) {
				lines.add(line(this.words.say(figure.textKey()), currency, value,
						(before != null) ? before.get(currency, figure) : null));
			}
		}
	}

	private void addReported(List<List<@Nullable Object>> lines, Headline now, @Nullable Headline before) {
		FigureRow row = now.reported();
		if (row != null) {
			String currency = row.text("currency_code");
			lines.add(line(this.words.say("figure.reportingMrr", currency), currency, row.amount("revenue"),
					(before != null) ? before.reportedIn(currency) : null));
		}
	}

	/**
	 * Add what changes by the month, which is not compared with the snapshot before.
	 */
	private static void addTrailingYear(List<List<@Nullable Object>> lines, Headline now, TrailingYear year) {
		for (RetentionFigure figure : RetentionFigure.values()) {
			for (String currency : now.currencies()) {
				BigDecimal value = year.find(currency, figure);
				if (value != null) {
					lines.add(Arrays.asList(year.label(figure), currency,
							figure.isMoney() ? value : year.shown(currency, figure, value), null, null));
				}
			}
		}
	}

	private void addCount(List<List<@Nullable Object>> lines, String object, String column, Snapshot snapshot,
			@Nullable Snapshot previous) {
		lines.add(line(this.words.say("figure." + object), "", count(snapshot, object, column),
				(previous != null) ? count(previous, object, column) : null));
	}

	private BigDecimal count(Snapshot snapshot, String object, String column) {
		return BigDecimal.valueOf(Headline.count(this.content, snapshot, null, object, column));
	}

	private static List<@Nullable Object> line(String figure, String currency, BigDecimal value,
			@Nullable BigDecimal before) {
		return Arrays.asList(figure, currency, value, before, (before != null) ? value.subtract(before) : null);
	}

}
