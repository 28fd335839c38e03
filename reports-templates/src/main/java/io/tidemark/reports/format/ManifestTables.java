package io.tidemark.reports.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.reports.text.Notation;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Manifest.Outcome;
import io.tidemark.snapshot.Manifest.Rejection;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.Manifest.StepDuration;
import io.tidemark.snapshot.Manifest.TableCount;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots and their manifests as tables for people and spreadsheets.
 */
public final class ManifestTables {

	/** The columns of a list of published snapshots. */
	public static final List<FigureColumn> LIST = List.of(
			column("version", "Version", ColumnKind.TEXT, "The business date, then the revision."),
			column("business_date", "Business Date", ColumnKind.DATE, "The local day that the snapshot closes."),
			column("data_as_of", "Data As Of", ColumnKind.TEXT, "The instant at which the source was read."),
			column("published_at", "Published At", ColumnKind.TEXT, "The instant at which it became visible."),
			column("content_hash", "Content Hash", ColumnKind.TEXT, "The SHA-256 of its content."));

	/** The columns of a manifest in one table. */
	public static final List<FigureColumn> FLAT = List.of(text("Part"), text("Name"), text("Property"), text("Value"));

	private static final String SOURCE_TABLES = "Source tables";

	private static final String CONTROL_SUMS = "Control sums";

	private static final String REJECTED_ROWS = "Rejected rows";

	private static final String CHECKS = "Checks";

	private static final String STEPS = "Steps";

	private static final int MILLISECONDS = 3;

	private ManifestTables() {
	}

	public static FigureTable list(List<Snapshot> snapshots) {
		return FigureTable.of(LIST,
				snapshots.stream()
					.map((each) -> List.<@Nullable Object>of(each.version().toString(), each.version().businessDate(),
							each.dataAsOf().toString(), String.valueOf(each.publishedAt()), each.contentHash().hex()))
					.toList());
	}

	/**
	 * Return the tables by their titles, in the order in which they are shown.
	 * @param isWhole whether to show what is known of the rows: counts, control sums,
	 * rejections, checks and steps
	 */
	public static Map<String, FigureTable> of(Snapshot snapshot, boolean isWhole) {
		Manifest manifest = snapshot.manifest();
		Map<String, FigureTable> tables = new LinkedHashMap<>();
		tables.put("Snapshot", properties(snapshot, manifest));
		if (isWhole) {
			tables.put(SOURCE_TABLES,
					table(List.of(text("Table"), count("Rows"), count("Counted"), count("Rejected"), count("Excluded"),
							count("Later")), manifest.tables(),
							(each) -> Arrays.asList(each.table(), each.rows(), each.counted(), each.rejected(),
									each.excluded(), each.later())));
			tables.put(CONTROL_SUMS, controlSums(manifest));
			tables.put(REJECTED_ROWS,
					table(List.of(text("Table"), text("Reason"), count("Rows"), text("First key")),
							manifest.rejections(),
							(each) -> Arrays.asList(each.table(), each.reason(), each.rows(), each.firstKey())));
			tables.put(CHECKS,
					table(List.of(text("Check"), text("Outcome"), count("Rows found"), text("First row")),
							manifest.checks(), (each) -> Arrays.asList(each.check(),
									each.outcome().name().toLowerCase(Locale.ROOT), each.rows(), each.first())));
			tables.put(STEPS, table(List.of(text("Step"), text("Duration")), manifest.steps(),
					(each) -> Arrays.asList(each.step(), seconds(each.duration()))));
		}
		return tables;
	}

	/**
	 * Return the same tables under headings that say what they come to.
	 */
	public static Map<String, FigureTable> headed(Snapshot snapshot, boolean isWhole) {
		Manifest manifest = snapshot.manifest();
		long rejected = manifest.rejections().stream().mapToLong(Rejection::rows).sum();
		Map<String, FigureTable> headed = new LinkedHashMap<>();
		of(snapshot, isWhole).forEach((title, table) -> headed.put(switch (title) {
			case SOURCE_TABLES ->
				"What was read: %s rows of %s tables".formatted(grouped(rows(manifest)), manifest.tables().size());
			case CONTROL_SUMS -> "Sums of what was read, to compare with the source";
			case REJECTED_ROWS -> (rejected == 0) ? "Rejected rows: none" : "Rejected rows: " + grouped(rejected);
			case CHECKS -> "Checks: " + passed(manifest);
			case STEPS -> "How long it took: " + seconds(duration(manifest));
			default -> "This snapshot";
		}, table));
		return headed;
	}

	/**
	 * Return in a sentence or two how a snapshot was made.
	 */
	public static String inWords(Snapshot snapshot, boolean isWhole) {
		Manifest manifest = snapshot.manifest();
		String read = "Made of the data as of %s.".formatted(Notation.utc(snapshot.dataAsOf()));
		return isWhole ? "%s Read: %s rows of %s tables. Checks: %s. It took %s.".formatted(read,
				grouped(rows(manifest)), manifest.tables().size(), passed(manifest), seconds(duration(manifest)))
				: read;
	}

	private static String grouped(long rows) {
		return String.format(Locale.ROOT, "%,d", rows);
	}

	private static long rows(Manifest manifest) {
		return manifest.tables().stream().mapToLong(TableCount::rows).sum();
	}

	private static Duration duration(Manifest manifest) {
		return manifest.steps().stream().map(StepDuration::duration).reduce(Duration.ZERO, Duration::plus);
	}

	private static String passed(Manifest manifest) {
		long passed = manifest.checks().stream().filter((each) -> each.outcome() == Outcome.PASSED).count();
		return (passed == manifest.checks().size()) ? "all %s passed".formatted(passed)
				: "%s of %s passed".formatted(passed, manifest.checks().size());
	}

	/**
	 * Return the same in one table of texts, for formats that can't hold several.
	 */
	public static FigureTable flat(Snapshot snapshot, boolean isWhole) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		of(snapshot, isWhole).forEach((title, table) -> {
			FigureColumn name = table.columns().get(0);
			for (FigureRow row : table.rows()) {
				for (FigureColumn column : table.columns().subList(1, table.columns().size())) {
					Object value = row.get(column.name());
					rows.add(Arrays.asList(title, row.text(name.name()), column.label(),
							(value != null) ? value.toString() : null));
				}
			}
		});
		return FigureTable.of(FLAT, rows);
	}

	private static FigureTable properties(Snapshot snapshot, Manifest manifest) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		rows.add(List.of("Tenant", snapshot.tenant()));
		rows.add(List.of("Version", snapshot.version().toString()));
		rows.add(List.of("Business date", manifest.businessDate()));
		rows.add(List.of("Time zone", manifest.timeZone()));
		rows.add(List.of("Movements by", manifest.movements()));
		if (manifest.countPastDue() != null) {
			rows.add(List.of("Past due periods", manifest.countPastDue() ? "counted" : "not counted"));
		}
		rows.add(List.of("Data as of", Notation.utc(snapshot.dataAsOf())));
		rows.add(List.of("Extracted at", Notation.utc(manifest.extractedAt())));
		Scheduled scheduled = manifest.scheduled();
		if (scheduled != null) {
			rows.add(List.of("Due at", Notation.utc(scheduled.dueAt())));
			rows.add(List.of("Started at", Notation.utc(scheduled.startedAt())));
			rows.add(List.of("Late", scheduled.late() ? "yes" : "no"));
		}
		Instant publishedAt = snapshot.publishedAt();
		if (publishedAt != null) {
			rows.add(List.of("Published at", Notation.utc(publishedAt)));
		}
		rows.add(List.of("Content hash", snapshot.contentHash().hex()));
		rows.add(List.of("Code version", manifest.codeVersion()));
		rows.add(List.of("SQL version", manifest.sqlVersion()));
		return FigureTable.of(List.of(text("Property"), text("Value")), rows);
	}

	private static FigureTable controlSums(Manifest manifest) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		manifest.tables()
			.forEach((table) -> table.controlSums()
				.forEach((name, sum) -> rows.add(List.of(table.table() + "." + name, sum))));
		return FigureTable.of(List.of(text("Column"), text("Sum")), rows);
	}

	private static String seconds(Duration duration) {
		BigDecimal seconds = BigDecimal.valueOf(duration.toNanos()).movePointLeft(9);
		return seconds.setScale(MILLISECONDS, RoundingMode.HALF_UP).toPlainString() + " s";
	}

	private static <T> FigureTable table(List<FigureColumn> columns, List<T> parts,
			Function<T, List<@Nullable Object>> row) {
		return FigureTable.of(columns, parts.stream().map(row).toList());
	}

	private static FigureColumn column(String name, String label, ColumnKind kind, String definition) {
		return new FigureColumn(name, label, kind, null, false, definition, null);
	}

	private static FigureColumn text(String label) {
		return new FigureColumn(label, label, ColumnKind.TEXT, null);
	}

	private static FigureColumn count(String label) {
		return new FigureColumn(label, label, ColumnKind.COUNT, null);
	}

}
