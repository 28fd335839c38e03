package io.tidemark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tidemark.failure.ConfigurationInvalid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads {@code tidemark.yml}: environment variables and files fill {@code ${…}},
 * variables override keys as {@code TIDEMARK_…}; unknown keys are errors.
 */
public final class ConfigurationFile {

	static final String ROOT = "tidemark";

	static final TidemarkProperties EMPTY = new Binder(List.<ConfigurationPropertySource>of()).bindOrCreate(ROOT,
			TidemarkProperties.class);

	private ConfigurationFile() {
	}

	/**
	 * Return the configuration without any file: no tenants, the embedded store.
	 * @return the defaults
	 */
	public static TidemarkProperties defaults() {
		return EMPTY;
	}

	/**
	 * Read the configuration from {@code TIDEMARK_…} environment variables alone.
	 * @return the configuration
	 * @throws ConfigurationInvalid naming the key
	 */
	public static TidemarkProperties ofEnvironment() {
		return ofEnvironment(new StandardEnvironment());
	}

	static TidemarkProperties ofEnvironment(StandardEnvironment environment) {
		return new ConfigurationBinding("The environment", environment, Path.of(""), new ConfigurationLines(List.of()))
			.all();
	}

	/**
	 * Read a configuration file.
	 * @param file the file
	 * @return the configuration
	 * @throws ConfigurationInvalid naming the file and the key
	 */
	public static TidemarkProperties read(Path file) {
		return read(file, new StandardEnvironment());
	}

	static TidemarkProperties read(Path file, StandardEnvironment environment) {
		return binding(file, environment).all();
	}

	/**
	 * Read a configuration file, without the tenants that can't be read.
	 * @param file the file
	 * @return the configuration of the others, and what is wrong with the tenants
	 * @throws ConfigurationInvalid if something is wrong that is no single tenant's
	 */
	public static PartialConfiguration readPartly(Path file) {
		return binding(file, new StandardEnvironment()).validTenants();
	}

	private static ConfigurationBinding binding(Path file, StandardEnvironment environment) {
		if (!Files.isRegularFile(file)) {
			throw new ConfigurationInvalid(
					"There is no configuration file %s: name one with --config.".formatted(file));
		}
		List<PropertySource<?>> documents = load(file);
		ConfigurationLines lines = new ConfigurationLines(documents);
		for (PropertySource<?> source : documents) {
			checkRoots(file, source, lines);
			environment.getPropertySources().addLast(source);
		}
		return new ConfigurationBinding(file.toString(), environment, file.toAbsolutePath().getParent(), lines);
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
			throw new ConfigurationInvalid("%s can't be read as YAML: %s.".formatted(file, firstLine(ex)), ex);
		}
	}

	private static void checkRoots(Path file, PropertySource<?> source, ConfigurationLines lines) {
		if (source instanceof EnumerablePropertySource<?> properties) {
			for (String name : properties.getPropertyNames()) {
				boolean isEmptyRoot = name.equals(ROOT) && "".equals(String.valueOf(properties.getProperty(name)));
				if (!name.startsWith(ROOT + ".") && !isEmptyRoot) {
					throw new ConfigurationInvalid("%s%s: %s.".formatted(file, lines.find(name), misplaced(name)));
				}
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

	static String firstLine(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		return message.lines().findFirst().orElse(message);
	}

}
