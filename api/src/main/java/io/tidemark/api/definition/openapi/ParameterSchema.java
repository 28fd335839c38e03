package io.tidemark.api.definition.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.store.PublishedSnapshots;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.registry.Figures;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of questions.
 */
final class ParameterSchema {

	static final String VERSION = "^\\d{4}-\\d{2}-\\d{2}\\.[1-9]\\d*$";

	static final String COMPONENTS = "parameters";

	private static final String OF_HISTORY = "history-";

	private static final List<String> OF_SNAPSHOT = List.of(PublishedSnapshots.SNAPSHOT, PublishedSnapshots.AS_OF);

	private ParameterSchema() {
	}

	/**
	 * Return all parameters that operations refer to.
	 */
	static ObjectNode components() {
		ObjectNode components = Json.object();
		components.set(OutputMode.PARAMETER, outputMode());
		components.set(PublishedSnapshots.SNAPSHOT,
				query(PublishedSnapshots.SNAPSHOT, "The snapshot of this version; not together with asOf.",
						Json.object().put("type", "string").put("pattern", VERSION), AnswerExamples.VERSION));
		components.set(PublishedSnapshots.AS_OF,
				query(PublishedSnapshots.AS_OF,
						"The snapshot that was served at the end of this date; not together with snapshot.",
						Json.object().put("type", "string").put("format", "date"), "2026-11-20"));
		for (Parameter parameter : Parameter.values()) {
			if (parameter != Parameter.INTERVAL) {
				components.set(parameter.parameter(), of(parameter));
			}
		}
		components.set(OF_HISTORY + Parameter.DATE_FROM.parameter(),
				dateOfHistory(Parameter.DATE_FROM, "Snapshots from this business date on, inclusive."));
		components.set(OF_HISTORY + Parameter.DATE_TO.parameter(),
				dateOfHistory(Parameter.DATE_TO, "Snapshots up to this business date, inclusive."));
		return components;
	}

	/**
	 * Return the parameters of a KPI.
	 */
	static ArrayNode ofKpi(Set<Parameter> taken) {
		ArrayNode parameters = common();
		taken.forEach((parameter) -> parameters.add(Json.reference(COMPONENTS, parameter.parameter())));
		return parameters;
	}

	/**
	 * Return the parameters of a KPI's history, where dates are business dates.
	 */
	static ArrayNode ofHistory(Set<Parameter> taken) {
		ArrayNode parameters = common();
		for (Parameter parameter : taken) {
			String prefix = (parameter == Parameter.DATE_FROM || parameter == Parameter.DATE_TO) ? OF_HISTORY : "";
			parameters.add(Json.reference(COMPONENTS, prefix + parameter.parameter()));
		}
		return parameters;
	}

	/**
	 * Return the parameters of a series, with its own interval if none is given.
	 */
	static ArrayNode ofSeries(Series series) {
		ArrayNode parameters = common();
		for (Parameter parameter : series.parameters()) {
			parameters.add((parameter == Parameter.INTERVAL) ? interval(series)
					: Json.reference(COMPONENTS, parameter.parameter()));
		}
		return parameters;
	}

	static ArrayNode outputModeOnly() {
		return Json.array().add(Json.reference(COMPONENTS, OutputMode.PARAMETER));
	}

	/**
	 * Return what every question for a snapshot takes.
	 */
	static ArrayNode common() {
		ArrayNode parameters = outputModeOnly();
		OF_SNAPSHOT.forEach((name) -> parameters.add(Json.reference(COMPONENTS, name)));
		return parameters;
	}

	private static ObjectNode outputMode() {
		ObjectNode schema = Json.object().put("type", "string");
		schema.set("enum", Json.texts(Arrays.stream(OutputMode.values()).map(OutputMode::label).toList()));
		return query(OutputMode.PARAMETER,
				"The format; left out, the header Accept decides, else a Bearer key gets json and key= gets html.",
				schema, OutputMode.JSON.label());
	}

	private static ObjectNode interval(Series series) {
		ObjectNode parameter = of(Parameter.INTERVAL);
		Interval otherwise = Figures.load().find(series.name()).interval();
		if (otherwise != null) {
			((ObjectNode) parameter.get("schema")).put("default", otherwise.label());
		}
		return parameter;
	}

	private static ObjectNode dateOfHistory(Parameter parameter, String sentence) {
		return of(parameter).put("description", sentence);
	}

	private static ObjectNode of(Parameter parameter) {
		ObjectNode query = query(parameter.parameter(), parameter.sentence(), schema(parameter), parameter.example());
		if (parameter.kind() == ParameterKind.INTEGER) {
			query.put("example", Long.parseLong(parameter.example()));
		}
		return query;
	}

	private static ObjectNode schema(Parameter parameter) {
		ObjectNode schema = Json.object();
		switch (parameter.kind()) {
			case TEXT -> schema.put("type", "string");
			case DATE -> schema.put("type", "string").put("format", "date");
			case CURRENCY -> schema.put("type", "string").put("pattern", ColumnSchema.CURRENCY);
			case CHOICE -> schema.put("type", "string").set("enum", Json.texts(parameter.choices()));
			case INTEGER -> {
				boolean isInt = parameter.most() <= Integer.MAX_VALUE;
				schema.put("type", "integer")
					.put("format", isInt ? "int32" : "int64")
					.put("minimum", parameter.least());
				if (parameter.most() < Long.MAX_VALUE) {
					schema.put("maximum", parameter.most());
				}
			}
		}
		return schema;
	}

	private static ObjectNode query(String name, String sentence, ObjectNode schema, String example) {
		ObjectNode parameter = Json.object().put("name", name).put("in", "query").put("description", sentence);
		parameter.set("schema", schema);
		return parameter.put("example", example);
	}

}
