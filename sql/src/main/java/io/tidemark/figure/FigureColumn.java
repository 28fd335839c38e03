package io.tidemark.figure;

import org.jspecify.annotations.Nullable;

/**
 * A column of an answer.
 *
 * @param name the name in JSON
 * @param label the header in CSV, HTML and XLSX
 * @param kind what the values are
 * @param unit what a count or amount is of, null for dimensions
 */
public record FigureColumn(String name, String label, ColumnKind kind, @Nullable String unit) {
}
