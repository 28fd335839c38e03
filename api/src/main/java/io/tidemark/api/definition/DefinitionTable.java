package io.tidemark.api.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.FigureTable;
import org.jspecify.annotations.Nullable;

/**
 * All definitions as the rows of a table: figures with their columns, then filters, then
 * errors.
 */
public final class DefinitionTable {

	/** What stands in the column {@code figure} for a filter. */
	public static final String FILTERS = "filters";

	/** What stands in the column {@code figure} for an error. */
	public static final String ERRORS = "errors";

	/** The table's columns. */
	public static final List<FigureColumn> COLUMNS = List.of(
			column("figure", "Figure", "What is defined or has the column; filters and errors stand for themselves."),
			column("column", "Column", "The name in JSON or in a URL, or an error's code; null for a figure itself."),
			column("label", "Label", "The header in CSV, HTML and XLSX, or an error's text; null if there is none."),
			column("kind", "Kind", "What it is: a kpi, a series, a kind of values, or an error's HTTP status."),
			column("unit", "Unit", "What a count or amount is of; null if that does not apply."),
			column("definition", "Definition", "What it means, in a sentence."),
			column("source", "Source", "Where the definition that is followed is published; null if it is ours."));

	private DefinitionTable() {
	}

	static FigureTable of(Catalogue catalogue) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		for (Kpi kpi : catalogue.kpis()) {
			rows.add(Arrays.asList(kpi.path(), null, null, "kpi", null, kpi.definition(), null));
			kpi.columns().forEach((column) -> rows.add(row(kpi.path(), column)));
		}
		rows.add(row("history", catalogue.snapshotDate()));
		for (Series series : catalogue.series()) {
			rows.add(Arrays.asList(series.name(), null, null, "series", null, series.definition(), series.source()));
			series.columns().forEach((column) -> rows.add(row(series.name(), column)));
		}
		for (Parameter filter : Parameter.values()) {
			rows.add(Arrays.asList(FILTERS, filter.parameter(), null, label(filter.kind()), null, filter.sentence(),
					null));
		}
		for (ErrorCode code : ErrorCode.values()) {
			rows.add(Arrays.asList(ERRORS, Integer.toString(code.code()), code.error(), "HTTP " + code.status(), null,
					code.meaning(), null));
		}
		return FigureTable.of(COLUMNS, rows);
	}

	private static List<@Nullable Object> row(String figure, FigureColumn column) {
		return Arrays.asList(figure, column.name(), column.label(), label(column.kind()), column.unit(),
				Objects.requireNonNullElse(column.definition(), column.label()), column.source());
	}

	private static String label(Enum<?> kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

	private static FigureColumn column(String name, String label, String definition) {
		return new FigureColumn(name, label, ColumnKind.TEXT, null, definition.contains("null"), definition, null);
	}

}
