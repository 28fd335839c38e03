package io.tidemark.reports.format;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a table is laid out for whoever reads it.
 *
 * @param width how wide it may be in characters, null for as wide as it is
 * @param mayLeaveOut whether columns that don't fit are left out: first those without any
 * value, then from the right
 * @param isColoured whether it has the escape sequences of a terminal's colours
 */
public record TextLayout(@Nullable Integer width, boolean mayLeaveOut, boolean isColoured) {

	/** For programs and files: whole, and without colours. */
	public static final TextLayout PLAIN = new TextLayout(null, false, false);

	static final int GAP = 2;

	/**
	 * Give columns the width that they get; those that are left out are missing.
	 */
	List<Column> fit(List<Column> all) {
		if (this.width == null || total(all) <= this.width) {
			return all;
		}
		List<Column> kept = new ArrayList<>();
		int free = this.width;
		for (Column column : all) {
			int needed = column.least() + (kept.isEmpty() ? 0 : GAP);
			boolean fits = !column.isEmpty() && needed <= free;
			if (fits || kept.isEmpty() || !this.mayLeaveOut) {
				kept.add(column.with(column.least()));
				free -= needed;
			}
		}
		return widened(kept, all, free);
	}

	private static List<Column> widened(List<Column> kept, List<Column> all, int width) {
		List<Column> widened = new ArrayList<>();
		int free = Math.max(0, width);
		for (Column column : kept) {
			int more = Math.min(free, all.get(column.place()).width() - column.width());
			widened.add(column.with(column.width() + more));
			free -= more;
		}
		return widened;
	}

	private static int total(List<Column> columns) {
		return columns.stream().mapToInt(Column::width).sum() + GAP * (columns.size() - 1);
	}

	/**
	 * A column of a table.
	 *
	 * @param place where it stands in the table, from 0
	 * @param width how many characters it gets
	 * @param least how many it needs: fewer than its longest value if that is a sentence,
	 * which goes on in the next line
	 * @param isEmpty whether no row has a value in it
	 */
	record Column(int place, int width, int least, boolean isEmpty) {

		private Column with(int given) {
			return new Column(this.place, given, this.least, this.isEmpty);
		}

	}

}
