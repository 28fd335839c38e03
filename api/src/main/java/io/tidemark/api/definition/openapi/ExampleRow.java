package io.tidemark.api.definition.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row such as a figure may have. Columns without a value in {@code examples.json} get
 * one of their kind.
 */
final class ExampleRow {

	private static final Map<String, @Nullable String> VALUES = load();

	private ExampleRow() {
	}

	/**
	 * Return a table with one row.
	 */
	static FigureTable of(List<FigureColumn> columns) {
		List<@Nullable Object> row = new ArrayList<>();
		columns.forEach((column) -> row.add(value(column)));
		return FigureTable.of(columns, List.of(row));
	}

	private static @Nullable Object value(FigureColumn column) {
		String text = VALUES.containsKey(column.name()) ? VALUES.get(column.name()) : any(column.kind());
		if (text == null) {
			return null;
		}
		return switch (column.kind()) {
			case TEXT, CURRENCY, MONTH, AGE -> text;
			case COUNT -> Long.valueOf(text);
			case AMOUNT, MONEY, RATIO -> new BigDecimal(text);
			case DATE -> LocalDate.parse(text);
		};
	}

	private static String any(ColumnKind kind) {
		return switch (kind) {
			case TEXT -> "Text";
			case CURRENCY -> "EUR";
			case MONTH -> "2026-11";
			case AGE -> "1-30";
			case COUNT -> "50";
			case AMOUNT -> "12500.000";
			case DATE -> "2026-11-19";
			case MONEY -> "1000.00";
			case RATIO -> "0.051250";
		};
	}

	private static Map<String, @Nullable String> load() {
		try (InputStream file = ExampleRow.class.getResourceAsStream("examples.json")) {
			return JsonMapper.shared()
				.readValue(Objects.requireNonNull(file), new TypeReference<Map<String, @Nullable String>>() {
				});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
