package io.tidemark.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tidemark.failure.ConfigurationInvalid;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.Assert;

/**
 * Binds what was read to the properties, or says which key prevents it.
 */
final class ConfigurationBinding {

	private static final ConfigurationPropertyName TENANTS = ConfigurationPropertyName.of("tidemark.tenants");

	private static final ConfigurationPropertyName SECRETS = ConfigurationPropertyName
		.of("tidemark." + ConfigurationKey.SECRETS.name());

	private final String place;

	private final List<PropertySource<?>> documents;

	private final StandardEnvironment environment;

	private final ConfigurationPlaceholders placeholders;

	/**
	 * Create the binding.
	 * @param place what messages call the documents
	 */
	ConfigurationBinding(String place, List<PropertySource<?>> documents, StandardEnvironment environment) {
		this.place = place;
		this.documents = documents;
		this.environment = environment;
		documents.forEach(environment.getPropertySources()::addLast);
		this.placeholders = new ConfigurationPlaceholders(environment.getPropertySources(), documents);
	}

	/**
	 * Return the properties without the tenants whose own are invalid.
	 * @param folder what the path of the secrets is relative to
	 * @param handler may refuse more than the properties do
	 * @throws ConfigurationInvalid naming the key, if it is no tenant's
	 */
	PartialConfiguration bind(Path folder, BindHandler handler) {
		Set<ConfigurationPropertyName> hidden = new HashSet<>();
		SortedMap<String, ConfigurationInvalid> leftOut = new TreeMap<>();
		while (true) {
			try {
				if (hidden.isEmpty()) {
					addSecrets(folder);
				}
				return new PartialConfiguration(bind(hidden, handler), leftOut);
			}
			catch (BindException ex) {
				BindingFailure failure = BindingFailure.of(ex);
				// No cause: it could print a secret.
				ConfigurationInvalid invalid = new ConfigurationInvalid(
						place(failure) + ": " + failure.sentence(this.placeholders));
				ConfigurationPropertyName name = failure.name();
				int tenant = TENANTS.getNumberOfElements();
				if (!TENANTS.isAncestorOf(name) || !hidden.add(name.chop(tenant + 1))) {
					throw invalid;
				}
				leftOut.put(name.getElement(tenant, ConfigurationPropertyName.Form.ORIGINAL), invalid);
			}
		}
	}

	private TidemarkProperties bind(Set<ConfigurationPropertyName> hidden, BindHandler handler) {
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(this.environment)
			.forEach((source) -> sources.add(source.filter(
					(name) -> !name.equals(SECRETS) && hidden.stream().noneMatch((tenant) -> isWithin(name, tenant)))));
		return new Binder(sources, this.placeholders, ApplicationConversionService.getSharedInstance(), null)
			.bind(ConfigurationFile.ROOT, Bindable.of(TidemarkProperties.class),
					new NoUnboundElementsBindHandler(handler, new UnboundElementsSourceFilter()))
			.orElse(ConfigurationFile.EMPTY);
	}

	/**
	 * Add the folder of secrets, one file per key, behind the environment variables.
	 */
	private void addSecrets(Path folder) {
		BindHandler handler = new BindHandler() {

			@Override
			public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object path) {
				Path secrets = folder.resolve((String) path);
				Assert.isTrue(Files.isDirectory(secrets),
						"there is no folder %s: create it, or correct the path".formatted(secrets));
				ConfigurationBinding.this.environment.getPropertySources()
					.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new ConfigTreePropertySource(
							"The folder " + secrets, secrets, Option.AUTO_TRIM_TRAILING_NEW_LINE));
				return path;
			}

		};
		new Binder(ConfigurationPropertySources.get(this.environment), this.placeholders).bind(SECRETS,
				Bindable.of(String.class), handler);
	}

	/**
	 * Tell where a failure is: an environment variable, the folder of secrets, or a line.
	 */
	private String place(BindingFailure failure) {
		if (failure.property() != null && failure.property().getOrigin() instanceof PropertySourceOrigin origin) {
			PropertySource<?> source = origin.getPropertySource();
			if (source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
				return "The environment variable " + origin.getPropertyName();
			}
			if (source instanceof ConfigTreePropertySource) {
				return source.getName();
			}
		}
		return this.place + line(this.documents, failure.name());
	}

	/**
	 * Tell in which line a key stands, or the first key below it.
	 * @return as in {@code line 7}, after a space; empty if the file does not have it
	 */
	static String line(List<PropertySource<?>> documents, ConfigurationPropertyName key) {
		return documents.stream()
			.flatMap((document) -> Stream.of(((EnumerablePropertySource<?>) document).getPropertyNames())
				.filter((name) -> isWithin(ConfigurationPropertyName.adapt(name, '.'), key))
				.map((name) -> OriginLookup.getOrigin(document, name)))
			.flatMap((origin) -> (origin instanceof TextResourceOrigin text) ? Stream.ofNullable(text.getLocation())
					: Stream.empty())
			.min(Comparator.comparing(Location::getLine))
			.map((location) -> " line %s".formatted(location.getLine() + 1))
			.orElse("");
	}

	private static boolean isWithin(ConfigurationPropertyName name, ConfigurationPropertyName key) {
		return name.equals(key) || key.isAncestorOf(name);
	}

}
