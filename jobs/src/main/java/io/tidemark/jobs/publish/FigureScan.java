package io.tidemark.jobs.publish;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import io.tidemark.catalogue.StoredFigure;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.ChunkRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads a figure from the warehouse in its one total order and cuts it into chunks.
 */
final class FigureScan {

	/** The hyphen and two digits that a month has after its year. */
	private static final int MONTH = 3;

	private final Warehouse warehouse;

	FigureScan(Warehouse warehouse) {
		this.warehouse = warehouse;
	}

	void scan(StoredFigure figure, BiConsumer<String, ChunkWriter.Chunk> chunks) {
		this.warehouse.scan("select * from " + figure.name() + " order by all",
				(result) -> read(result, figure.month(), chunks));
	}

	private static void read(ResultSet result, @Nullable String day, BiConsumer<String, ChunkWriter.Chunk> chunks)
			throws SQLException {
		List<String> columns = columns(result.getMetaData());
		int dayIndex = (day != null) ? columns.indexOf(day) : -1;
		String part = ChunkRef.ALL;
		ChunkWriter writer = null;
		while (result.next()) {
			List<@Nullable String> row = row(result, columns.size());
			String rowPart = part(row, dayIndex);
			if (writer == null || !rowPart.equals(part)) {
				if (writer != null) {
					chunks.accept(part, writer.finish());
				}
				writer = new ChunkWriter(columns);
				part = rowPart;
			}
			writer.write(row);
		}
		if (writer != null || day == null) {
			chunks.accept(part, ((writer != null) ? writer : new ChunkWriter(columns)).finish());
		}
	}

	private static String part(List<@Nullable String> row, int dayIndex) {
		String day = (dayIndex >= 0) ? row.get(dayIndex) : null;
		return (day != null) ? day.substring(0, Math.min(day.length(), day.indexOf('-', 1) + MONTH)) : ChunkRef.ALL;
	}

	private static List<String> columns(ResultSetMetaData metaData) throws SQLException {
		List<String> columns = new ArrayList<>();
		for (int column = 1; column <= metaData.getColumnCount(); column++) {
			columns.add(metaData.getColumnName(column));
		}
		return columns;
	}

	private static List<@Nullable String> row(ResultSet result, int columns) throws SQLException {
		List<@Nullable String> row = new ArrayList<>(columns);
		for (int column = 1; column <= columns; column++) {
			row.add(result.getString(column));
		}
		return row;
	}

}
