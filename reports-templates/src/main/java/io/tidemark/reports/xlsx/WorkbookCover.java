package io.tidemark.reports.xlsx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the first sheet of a workbook says about the others.
 *
 * @param dataAsOf when the source was read: the workbook's time of creation too
 * @param definitions what the columns mean, in the order in which they are listed
 */
public record WorkbookCover(String title, String tenant, String version, LocalDate businessDate, Instant dataAsOf,
		String contentHash, List<Definition> definitions) {

	public WorkbookCover {
		definitions = List.copyOf(definitions);
	}

	/**
	 * Create the cover of sheets with figures of a snapshot.
	 */
	public static WorkbookCover of(String title, Snapshot snapshot, List<XlsxSheet> sheets) {
		List<Definition> definitions = sheets.stream()
			.flatMap((sheet) -> Definition.of(sheet.name(), sheet.rows().columns()).stream())
			.distinct()
			.toList();
		return new WorkbookCover(title, snapshot.tenant(), snapshot.version().toString(),
				snapshot.version().businessDate(), snapshot.dataAsOf(), snapshot.contentHash().hex(), definitions);
	}

	/**
	 * What a column means.
	 *
	 * @param source where the definition is published, null if it is ours
	 */
	public record Definition(String figure, String column, String sentence, @Nullable String source) {

		public static List<Definition> of(String figure, List<FigureColumn> columns) {
			return columns.stream()
				.filter((column) -> column.definition() != null)
				.map((column) -> new Definition(figure, column.label(), Objects.requireNonNull(column.definition()),
						column.source()))
				.toList();
		}

	}

}
