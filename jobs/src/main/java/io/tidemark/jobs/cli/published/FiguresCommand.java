package io.tidemark.jobs.cli.published;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figure.Kind;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.figure.registry.Figures;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.FigureOutput;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.ListTable;
import io.tidemark.jobs.cli.TenantOption;
import io.tidemark.reports.text.WarningLines;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints a figure of a snapshot.
 */
@Command(name = "figures", modelTransformer = FiguresCommand.Filters.class,
		description = "Print a KPI, its history or a series, with the same rows as the API.")
public final class FiguresCommand extends ConsoleCommand implements Callable<Integer> {

	private static final ListTable<Figure> LIST = new ListTable<Figure>().text("Figure", Figure::name)
		.text("Definition", Figure::definition)
		.text("Filters",
				(figure) -> figure.parameters().stream().sorted().map(Filters::name).collect(Collectors.joining(" ")));

	@Parameters(paramLabel = "FIGURE", arity = "0..1", completionCandidates = FigureNames.class,
			description = "A KPI like customers/byStatus (customers alone is customers/summary), its history like "
					+ "customers/byStatus/history, or a series like subscription-revenue. Without one, the figures are "
					+ "listed.")
	private @Nullable String figure;

	@Mixin
	private TenantOption tenant;

	@Option(names = "--snapshot", paramLabel = "VERSION", description = "The snapshot (default: the latest).")
	private @Nullable SnapshotVersion snapshot;

	@Mixin
	private FigureOutput output;

	@Override
	public Integer call() throws IOException {
		if (this.figure == null) {
			return list();
		}
		try (Installation installation = open()) {
			Snapshot source = this.tenant.load(installation, this.snapshot);
			FigureQuestion question = Figures.load().find(this.figure).ask(parameters());
			FigureReader reader = new FigureReader(installation.snapshots());
			FigurePage page = this.output.isCsv() ? reader.read(source, question) : reader.readPage(source, question);
			this.output.print(page);
			FigureQuestion dated = question.on(source.version().businessDate());
			if (!dated.equals(question)) {
				this.output.remark("%s.".formatted(dated.title()));
			}
			WarningLines lines = WarningLines.english();
			reader.warnings(source, question, page, false).forEach((warning) -> this.output.warn(lines.of(warning)));
		}
		return 0;
	}

	private int list() throws IOException {
		if (this.snapshot != null || !parameters().isEmpty()) {
			throw new QueryInvalid("Name the FIGURE that is filtered; 'figures' alone lists them.");
		}
		this.output.print(LIST, Figures.load().all().stream().filter((each) -> each.kind() != Kind.HISTORY).toList());
		return 0;
	}

	/**
	 * Return the parameters that the command was given, by their names in the API.
	 */
	private Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (Parameter parameter : Parameter.values()) {
			for (String value : given(Filters.name(parameter))) {
				io.tidemark.figure.Parameters.add(parameters, parameter.parameter(), value);
			}
		}
		return parameters;
	}

	/**
	 * The parameters of figures as options, each by its name in the API and in kebab
	 * case.
	 */
	static final class Filters implements IModelTransformer {

		private static final Map<Parameter, String> SHORT = Map.of(Parameter.DATE_FROM, "--from", Parameter.DATE_TO,
				"--to", Parameter.DEALER_CODE, "--dealer");

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
			OptionSpec.Builder option = OptionSpec.builder(names.toArray(String[]::new))
				.type(parameter.isRepeatable() ? String[].class : String.class)
				.paramLabel(parameter.kind().name());
			if (parameter.kind() == ParameterKind.CHOICE) {
				description.add("One of " + String.join(", ", parameter.choices()) + ".");
				// Completion knows candidates by their label.
				option.paramLabel(parameter.word().toUpperCase(Locale.ROOT)).completionCandidates(parameter.choices());
			}
			return option.description(description.toArray(String[]::new)).build();
		}

		private static String name(Parameter parameter) {
			return "--" + parameter.parameter().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
		}

	}

}
