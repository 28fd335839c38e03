package io.tidemark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tidemark.failure.ConfigurationInvalid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
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

	private static final String ROOT = "tidemark";

	private static final TidemarkProperties EMPTY = new Binder(List.<ConfigurationPropertySource>of())
		.bindOrCreate(ROOT, TidemarkProperties.class);

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
		return bind("The environment", environment, Path.of(""), new ConfigurationLines(List.of()));
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
		return bind(file.toString(), environment, file.toAbsolutePath().getParent(), lines);
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

	private static TidemarkProperties bind(String place, StandardEnvironment environment, @Nullable Path folder,
			ConfigurationLines lines) {
		environment.getPropertySources().addFirst(FileVariables.of(environment.getSystemEnvironment()));
		ConfigurationPlaceholders placeholders = new ConfigurationPlaceholders(environment,
				(folder != null) ? folder : Path.of("/"));
		Binder binder = new Binder(ConfigurationPropertySources.get(attached(environment)), placeholders,
				ApplicationConversionService.getSharedInstance(), null);
		try {
			return binder
				.bind(ROOT, Bindable.of(TidemarkProperties.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
				.orElse(EMPTY);
		}
		catch (BindException ex) {
			BindingFailure failure = new BindingFailure(ex, placeholders);
			throw new ConfigurationInvalid(
					failure.place().orElse(place + lines.find(failure.key())) + ": " + failure.sentence(),
					placeholders.hasSecrets() ? null : ex);
		}
		catch (IllegalArgumentException ex) {
			throw new ConfigurationInvalid(place + ": " + placeholders.redact(firstLine(ex)),
					placeholders.hasSecrets() ? null : ex);
		}
	}

	private static StandardEnvironment attached(StandardEnvironment environment) {
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	private static String firstLine(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		return message.lines().findFirst().orElse(message);
	}

}
