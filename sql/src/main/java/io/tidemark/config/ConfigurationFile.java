package io.tidemark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.tidemark.failure.ConfigurationInvalid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads {@code tidemark.yml}. {@code TIDEMARK_…} environment variables and the files of a
 * folder of secrets override its keys; unknown keys are errors.
 */
public final class ConfigurationFile {

	static final String ROOT = "tidemark";

	static final TidemarkProperties EMPTY = new Binder(List.<ConfigurationPropertySource>of()).bindOrCreate(ROOT,
			TidemarkProperties.class);

	private ConfigurationFile() {
	}

	/**
	 * Return the configuration without any file: no tenants, the embedded store.
	 */
	public static TidemarkProperties defaults() {
		return EMPTY;
	}

	/**
	 * Read a configuration of which every tenant must be valid.
	 * @param file the file, null for environment variables alone
	 * @throws ConfigurationInvalid naming the file, the line and the key
	 */
	public static TidemarkProperties read(@Nullable Path file) {
		return readPartly(file, BindHandler.DEFAULT).complete();
	}

	/**
	 * Read a configuration without the tenants that can't be read.
	 * @param file the file, null for environment variables alone
	 * @param handler may refuse more than the properties do
	 * @throws ConfigurationInvalid if something is wrong that is no single tenant's
	 */
	public static PartialConfiguration readPartly(@Nullable Path file, BindHandler handler) {
		return readPartly(file, handler, new StandardEnvironment());
	}

	static PartialConfiguration readPartly(@Nullable Path file, BindHandler handler, StandardEnvironment environment) {
		if (file == null) {
			return new ConfigurationBinding("The environment", List.of(), environment).bind(Path.of(""), handler);
		}
		if (!Files.isRegularFile(file)) {
			throw new ConfigurationInvalid(
					"There is no configuration file %s: name one with --config.".formatted(file));
		}
		List<PropertySource<?>> documents = load(file);
		documents.forEach((document) -> checkRoots(file, documents, (EnumerablePropertySource<?>) document));
		return new ConfigurationBinding(file.toString(), documents, environment)
			.bind(Objects.requireNonNull(file.toAbsolutePath().getParent()), handler);
	}

	private static List<PropertySource<?>> load(Path file) {
		try {
			return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
		}
		catch (MarkedYAMLException ex) {
			throw new ConfigurationInvalid("%s line %s is not valid YAML: %s.".formatted(file,
					ex.getProblemMark().getLine() + 1, ex.getProblem()), ex);
		}
		catch (IOException | RuntimeException ex) {
			String reason = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
			throw new ConfigurationInvalid("%s can't be read as YAML: %s.".formatted(file, reason), ex);
		}
	}

	private static void checkRoots(Path file, List<PropertySource<?>> documents, EnumerablePropertySource<?> document) {
		for (String name : document.getPropertyNames()) {
			boolean isEmptyRoot = name.equals(ROOT) && "".equals(String.valueOf(document.getProperty(name)));
			if (!name.startsWith(ROOT + ".") && !isEmptyRoot) {
				throw new ConfigurationInvalid("%s%s: %s.".formatted(file,
						ConfigurationBinding.line(documents, ConfigurationPropertyName.adapt(name, '.')),
						misplaced(name)));
			}
		}
	}

	private static String misplaced(String name) {
		if (name.equals("document") || name.startsWith("document[")) {
			return "there are no keys: write 'tidemark:', and what is to be set below it";
		}
		return (name.equals(ROOT) || name.startsWith(ROOT + "[")) ? "'tidemark' must have keys below it"
				: "unknown key '%s'; all keys stand below 'tidemark:'".formatted(name);
	}

}
