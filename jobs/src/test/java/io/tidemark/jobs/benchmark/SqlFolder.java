package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.model.Model;

/**
 * A folder of SQL, of another version for example, whose models can be built.
 *
 * @param path the folder, in which {@code intermediate} and {@code figures} are
 */
record SqlFolder(Path path) {

	private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

	SqlFolder {
		if (!Files.isDirectory(path.resolve("figures"))) {
			throw new ConfigurationInvalid("There is no folder of SQL at %s: give one like sql.".formatted(path));
		}
	}

	/**
	 * Return what the folder's models need of DuckDB beyond standard SQL.
	 */
	String engine() throws IOException {
		return Files.readString(this.path.resolve("warehouse/duckdb.sql"));
	}

	/**
	 * Return some of the folder's models, each after those that it reads, staging models
	 * left out.
	 * @param names the models, some of which the folder may lack
	 */
	List<Model> models(List<String> names) throws IOException {
		Map<String, Model> files = new LinkedHashMap<>();
		for (String folder : List.of("intermediate", "figures")) {
			try (Stream<Path> paths = Files.list(this.path.resolve(folder))) {
				for (Path file : paths.filter((path) -> path.toString().endsWith(".sql")).sorted().toList()) {
					String name = file.getFileName().toString().replace(".sql", "");
					files.put(name, new Model(name, folder + "/" + name, Files.readString(file)));
				}
			}
		}
		Map<String, Model> planned = new LinkedHashMap<>();
		names.forEach((name) -> plan(name, files, planned));
		return List.copyOf(planned.values());
	}

	private static void plan(String name, Map<String, Model> files, Map<String, Model> planned) {
		Model model = files.get(name);
		if (model == null || planned.containsKey(name)) {
			return;
		}
		words(model).stream().filter((word) -> !word.equals(name)).forEach((word) -> plan(word, files, planned));
		planned.put(name, model);
	}

	private static Set<String> words(Model model) {
		return Pattern.compile("\\W+")
			.splitAsStream(COMMENT.matcher(model.sql()).replaceAll(""))
			.collect(Collectors.toSet());
	}

}
