package io.tidemark.api.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.answer.Content;
import io.tidemark.api.answer.FigureContent;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.answer.Question;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.format.ManifestTables;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.xlsx.XlsxReport;
import io.tidemark.reports.xlsx.XlsxSheet;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A manifest: an object in JSON, tables in other formats.
 *
 * @param question what was asked
 * @param snapshot the snapshot
 * @param isWhole whether to tell what is known of all rows
 * @param versions the versions that are published, the newest first
 * @param mayCompare whether the reader may see how snapshots differ
 */
record ManifestContent(Question question, Snapshot snapshot, boolean isWhole, List<String> versions,
		boolean mayCompare) implements Content {

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
		if (mode() == OutputMode.XLSX) {
			XlsxReport.write(XlsxSheet.of(ManifestTables.of(this.snapshot, this.isWhole)), this.snapshot.dataAsOf(),
					out);
			return;
		}
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		switch (mode()) {
			case JSON -> {
				JsonReport.writeObject(properties(), writer);
				writer.write('\n');
			}
			case HTML -> HtmlReport.write(new SnapshotPages(this.question, this.versions).manifest(
					table().page().with(ManifestTables.headed(this.snapshot, this.isWhole)), this.snapshot,
					this.mayCompare), this.question.asked().visitor(), writer);
			case CSV, XLSX -> CsvReport.write(table().rows(), this.question.csv(), writer);
		}
		writer.flush();
	}

	private FigureContent table() {
		return new FigureContent(this.question, "snapshot-" + this.snapshot.version(),
				ManifestTables.inWords(this.snapshot, this.isWhole), ManifestTables.flat(this.snapshot, this.isWhole),
				Map.of("snapshots", SnapshotController.PATH));
	}

	private Map<String, @Nullable Object> properties() {
		Manifest manifest = this.snapshot.manifest();
		Map<String, @Nullable Object> properties = new LinkedHashMap<>();
		properties.put("tenant", this.snapshot.tenant());
		properties.put("version", this.snapshot.version().toString());
		properties.put("businessDate", manifest.businessDate());
		properties.put("timeZone", manifest.timeZone());
		properties.put("movements", manifest.movements());
		if (manifest.countPastDue() != null) {
			properties.put("countPastDue", manifest.countPastDue());
		}
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
