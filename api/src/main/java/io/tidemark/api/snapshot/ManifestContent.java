package io.tidemark.api.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.answer.Question;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import io.tidemark.reports.JsonReport;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A manifest: an object in JSON, a table of its properties in other formats.
 *
 * @param question what was asked
 * @param snapshot the snapshot
 * @param isWhole whether to tell what is known of all rows
 */
record ManifestContent(Question question, Snapshot snapshot, boolean isWhole) implements Content {

	private static final List<FigureColumn> COLUMNS = List.of(
			new FigureColumn("property", "Property", ColumnKind.TEXT, null),
			new FigureColumn("value", "Value", ColumnKind.TEXT, null));

	@Override
	public OutputMode mode() {
		return this.question.mode();
	}

	@Override
	public List<Map.Entry<String, String>> headers() {
		return (mode() == OutputMode.JSON) ? List.of() : table().headers();
	}

	@Override
	public void write(OutputStream out) throws IOException {
		if (mode() != OutputMode.JSON) {
			table().write(out);
			return;
		}
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		JsonReport.writeObject(properties(), writer);
		writer.write('\n');
		writer.flush();
	}

	private FigureContent table() {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		properties().forEach((name, value) -> addRows(rows, name, value));
		return new FigureContent(this.question, "snapshot-" + this.snapshot.version(),
				"What is known of the making of this snapshot.", FigureTable.of(COLUMNS, rows), null, null,
				Map.of("snapshots", SnapshotController.PATH));
	}

	private static void addRows(List<List<@Nullable Object>> rows, String name, @Nullable Object value) {
		if (value instanceof List<?> list) {
			list.forEach((each) -> rows.add(Arrays.asList(name, String.valueOf(each))));
		}
		else {
			rows.add(Arrays.asList(name, (value != null) ? value.toString() : null));
		}
	}

	private Map<String, @Nullable Object> properties() {
		Manifest manifest = this.snapshot.manifest();
		Map<String, @Nullable Object> properties = new LinkedHashMap<>();
		properties.put("tenant", this.snapshot.tenant());
		properties.put("version", this.snapshot.version().toString());
		properties.put("businessDate", manifest.businessDate());
		properties.put("timeZone", manifest.timeZone());
		properties.put("movements", manifest.movements());
		properties.put("dataAsOf", this.snapshot.dataAsOf());
		properties.put("extractedAt", manifest.extractedAt());
		Manifest.Scheduled scheduled = manifest.scheduled();
		if (scheduled != null) {
			properties.put("dueAt", scheduled.dueAt());
			properties.put("startedAt", scheduled.startedAt());
			properties.put("late", scheduled.late());
		}
		properties.put("publishedAt", this.snapshot.publishedAt());
		properties.put("contentHash", this.snapshot.contentHash().hex());
		properties.put("codeVersion", manifest.codeVersion());
		properties.put("sqlVersion", manifest.sqlVersion());
		if (this.isWhole) {
			properties.put("tables", manifest.tables());
			properties.put("rejections", manifest.rejections());
			properties.put("checks", manifest.checks());
			properties.put("steps", manifest.steps());
		}
		return properties;
	}

}
