package io.tidemark.api.definition.openapi;

import java.util.List;

import io.tidemark.api.definition.ApiPaths;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import tools.jackson.databind.node.ObjectNode;

/**
 * The questions for what has been published.
 */
final class SnapshotOperations {

	static final String TAG = "snapshots";

	/** The columns of the list. */
	static final List<FigureColumn> COLUMNS = List.of(
			column("version", "Version", ColumnKind.TEXT, "The business date, then the revision."),
			column("business_date", "Business Date", ColumnKind.DATE, "The local day that the snapshot closes."),
			column("data_as_of", "Data As Of", ColumnKind.TEXT, "The instant at which the source was read."),
			column("published_at", "Published At", ColumnKind.TEXT, "The instant at which it became visible."),
			column("content_hash", "Content Hash", ColumnKind.TEXT, "The SHA-256 over all that it has."));

	private static final String ROW = "SnapshotsRow";

	private static final String MANIFEST = "Manifest";

	private static final List<FigureColumn> PROPERTIES = List.of(
			column("property", "Property", ColumnKind.TEXT, "The name of a property."),
			column("value", "Value", ColumnKind.TEXT, "Its value, in a row for each of a list."));

	private SnapshotOperations() {
	}

	static void add(ObjectNode paths, ObjectNode schemas) {
		schemas.set(ROW, ColumnSchema.row(COLUMNS, false));
		schemas.set(MANIFEST, ManifestSchema.schema());
		ObjectNode list = FigureOperations.operation("snapshots", TAG, "The snapshots that have been published.",
				"The newest first, up to the one that is asked for. Any key may ask.");
		list.set("parameters", ParameterSchema.common());
		ObjectNode rows = Json.object().put("type", "array");
		rows.set("items", Json.reference("schemas", ROW));
		list.set("responses", responses(new AnswerContent(COLUMNS, false).content(rows)));
		paths.set(ApiPaths.SNAPSHOTS, Json.object().set("get", list));

		ObjectNode one = FigureOperations.operation("snapshot", TAG, "A snapshot's manifest.",
				"How it was made. Source tables, rejected rows, checks and durations are shown only to keys "
						+ "that may read every KPI of every dealer.");
		one.set("parameters", ParameterSchema.common().insert(0, version()));
		one.set("responses", responses(manifest()));
		paths.set(ApiPaths.SNAPSHOT, Json.object().set("get", one));
	}

	private static ObjectNode responses(ObjectNode content) {
		return AnswerContent.responses("What has been published.", HeaderSchema.SNAPSHOT, content,
				ErrorSchema.OF_FIGURES);
	}

	/**
	 * Describe the manifest: an object in JSON, a table of properties in other formats.
	 */
	private static ObjectNode manifest() {
		ObjectNode content = new AnswerContent(PROPERTIES, false).content(Json.object());
		content.set("application/json",
				AnswerContent.type(Json.reference("schemas", MANIFEST), ManifestSchema.example()));
		return content;
	}

	private static ObjectNode version() {
		ObjectNode parameter = Json.object()
			.put("name", "version")
			.put("in", "path")
			.put("required", true)
			.put("description", "The snapshot's version: business date, then revision.");
		parameter.set("schema", Json.object().put("type", "string").put("pattern", ParameterSchema.VERSION));
		return parameter.put("example", AnswerExamples.VERSION);
	}

	private static FigureColumn column(String name, String label, ColumnKind kind, String definition) {
		return new FigureColumn(name, label, kind, null, false, definition, null);
	}

}
