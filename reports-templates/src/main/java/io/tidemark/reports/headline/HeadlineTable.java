package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.RowMapping;
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

	private static final RowMapping<Line> ROWS = new RowMapping<Line>().with("Figure", Line::figure)
		.with("Currency", Line::currency)
		.with("Value", Line::value)
		.with("Before", Line::before)
		.with("Change", (line) -> (line.before() != null) ? line.value().subtract(line.before()) : null);

	private final HeadlineReader reader;

	private final Wording words = Wording.english();

	public HeadlineTable(SnapshotContent content) {
		this.reader = new HeadlineReader(content, null);
	}

	private static FigureColumn column(String label, ColumnKind kind) {
		return new FigureColumn(label, label, kind, null);
	}

	/**
	 * Return the figures, currency by currency where they have one.
	 * @param previous what to compare with, null for nothing
	 */
	public FigureTable of(Snapshot snapshot, @Nullable Snapshot previous) {
		Headline now = this.reader.read(snapshot);
		Headline before = (previous != null) ? this.reader.read(previous) : null;
		List<Line> lines = new ArrayList<>();
		addMoney(lines, HeadlineFigure.MRR, now, before);
		addCount(lines, "customers", "customer_count", snapshot, previous);
		addCount(lines, "numbers", "number_count", snapshot, previous);
		addCount(lines, "features", "feature_count", snapshot, previous);
		addMoney(lines, HeadlineFigure.INVOICED, now, before);
		addMoney(lines, HeadlineFigure.OUTSTANDING, now, before);
		return ROWS.table(COLUMNS, lines);
	}

	private void addMoney(List<Line> lines, HeadlineFigure figure, Headline now, @Nullable Headline before) {
		for (String currency : now.currencies()) {
			BigDecimal value = now.has(currency, figure) ? now.find(currency, figure) : null;
			if (value != null) {
				BigDecimal earlier = (before != null && before.has(currency, figure)) ? before.find(currency, figure)
						: null;
				lines.add(new Line(this.words.say(figure.textKey()), currency, value, earlier));
			}
		}
	}

	private void addCount(List<Line> lines, String object, String column, Snapshot snapshot,
			@Nullable Snapshot previous) {
		lines.add(new Line(this.words.say("figure." + object), "",
				BigDecimal.valueOf(this.reader.count(snapshot, object, column)),
				(previous != null) ? BigDecimal.valueOf(this.reader.count(previous, object, column)) : null));
	}

	private record Line(String figure, String currency, BigDecimal value, @Nullable BigDecimal before) {
	}

}
