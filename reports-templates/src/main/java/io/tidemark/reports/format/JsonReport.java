package io.tidemark.reports.format;

import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.Pagination;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a figure as JSON in the shapes of the reference documents. Writers are flushed,
 * not closed.
 */
public final class JsonReport {

	private static final String MIDNIGHT = " 00:00:00";

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.defaultPrettyPrinter(new DefaultPrettyPrinter(
				Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)))
		.build();

	private JsonReport() {
	}

	/**
	 * Write a KPI: an array of objects, amounts as numbers with 3 decimals and dates as
	 * in 2023-09-10.
	 */
	public static void writeKpi(FigureRows table, Writer writer) {
		try (JsonGenerator json = generator(writer)) {
			writeRows(json, table, "");
		}
	}

	/**
	 * Write a page of a series: the rows as {@code data} and the page as {@code meta},
	 * dates as in 2023-09-10 00:00:00.
	 */
	public static void writeSeries(FigureRows table, Pagination pagination, Writer writer) {
		try (JsonGenerator json = generator(writer)) {
			json.writeStartObject();
			json.writeName("data");
			writeRows(json, table, MIDNIGHT);
			json.writeName("meta");
			json.writeStartObject();
			json.writePOJOProperty("pagination", pagination);
			json.writeEndObject();
			json.writeEndObject();
		}
	}

	/**
	 * Write anything else in the same manner.
	 */
	public static void writeObject(Object object, Writer writer) {
		try (JsonGenerator json = generator(writer)) {
			json.writePOJO(object);
		}
	}

	private static JsonGenerator generator(Writer writer) {
		return JSON.writerWithDefaultPrettyPrinter().createGenerator(writer);
	}

	private static void writeRows(JsonGenerator json, FigureRows table, String time) {
		json.writeStartArray();
		for (var row : table.rows()) {
			json.writeStartObject();
			for (FigureColumn column : table.columns()) {
				json.writeName(column.name());
				writeValue(json, row.get(column.name()), column.kind(), time);
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void writeValue(JsonGenerator json, @Nullable Object value, ColumnKind kind, String time) {
		if (value == null) {
			json.writeNull();
		}
		else if (value instanceof BigDecimal decimal && kind == ColumnKind.AMOUNT) {
			json.writeNumber(decimal);
		}
		else if (value instanceof BigDecimal decimal) {
			json.writeString(decimal.toPlainString());
		}
		else if (value instanceof Long number) {
			json.writeNumber(number);
		}
		else if (value instanceof Boolean flag) {
			json.writeBoolean(flag);
		}
		else if (value instanceof LocalDate date) {
			json.writeString(date + time);
		}
		else {
			json.writeString(value.toString());
		}
	}

}
