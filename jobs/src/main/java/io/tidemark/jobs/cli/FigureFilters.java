package io.tidemark.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The parameters of figures as options, each by its name in the API and in kebab case.
 */
final class FigureFilters implements IModelTransformer {

	private static final Map<Parameter, String> SHORT = Map.of(Parameter.DATE_FROM, "--from", Parameter.DATE_TO,
			"--to");

	@Override
	public CommandSpec transform(CommandSpec command) {
		ArgGroupSpec.Builder group = ArgGroupSpec.builder().validate(false).heading("%nFilters:%n");
		for (Parameter parameter : Parameter.values()) {
			group.addArg(option(parameter));
		}
		return command.addArgGroup(group.build());
	}

	private static OptionSpec option(Parameter parameter) {
		List<String> names = new ArrayList<>(List.of(name(parameter)));
		if (!names.contains("--" + parameter.parameter())) {
			names.add("--" + parameter.parameter());
		}
		if (SHORT.containsKey(parameter)) {
			names.add(SHORT.get(parameter));
		}
		List<String> description = new ArrayList<>(List.of(parameter.sentence()));
		if (parameter.kind() == ParameterKind.CHOICE) {
			description.add("One of " + String.join(", ", parameter.choices()) + ".");
		}
		return OptionSpec.builder(names.toArray(String[]::new))
			.type(String.class)
			.paramLabel(parameter.kind().name())
			.description(description.toArray(String[]::new))
			.build();
	}

	private static String name(Parameter parameter) {
		return "--" + parameter.parameter().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the parameters that a command was given, by their names in the API.
	 */
	static Map<String, String> parameters(ParseResult given) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (Parameter parameter : Parameter.values()) {
			if (given.hasMatchedOption(name(parameter))) {
				parameters.put(parameter.parameter(), given.matchedOption(name(parameter)).getValue());
			}
		}
		return parameters;
	}

}
