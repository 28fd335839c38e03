package io.tidemark.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.failure.ConfigurationInvalid;
import org.jspecify.annotations.Nullable;
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
import org.springframework.core.env.StandardEnvironment;

/**
 * Makes the properties of what was read, or says which key keeps it from it.
 */
final class ConfigurationBinding {

	private final String place;

	private final StandardEnvironment environment;

	private final ConfigurationLines lines;

	private final ConfigurationPlaceholders placeholders;

	ConfigurationBinding(String place, StandardEnvironment environment, @Nullable Path folder,
			ConfigurationLines lines) {
		this.place = place;
		this.environment = environment;
		this.lines = lines;
		environment.getPropertySources().addFirst(FileVariables.of(environment.getSystemEnvironment()));
		ConfigurationPropertySources.attach(environment);
		this.placeholders = new ConfigurationPlaceholders(environment, (folder != null) ? folder : Path.of("/"));
	}

	/**
	 * Return the properties.
	 * @throws ConfigurationInvalid naming the key
	 */
	TidemarkProperties all() {
		try {
			return bind(Set.of());
		}
		catch (BindException ex) {
			throw invalid(new BindingFailure(ex, this.placeholders));
		}
	}

	/**
	 * Return the properties without the tenants whose own are invalid.
	 * @throws ConfigurationInvalid naming the key, if it is no tenant's
	 */
	PartialConfiguration validTenants() {
		Set<ConfigurationPropertyName> hidden = new HashSet<>();
		SortedMap<String, ConfigurationInvalid> leftOut = new TreeMap<>();
		while (true) {
			try {
				return new PartialConfiguration(bind(hidden), leftOut);
			}
			catch (BindException ex) {
				BindingFailure failure = new BindingFailure(ex, this.placeholders);
				ConfigurationInvalid invalid = invalid(failure);
				ConfigurationPropertyName tenant = failure.findTenant().filter(hidden::add).orElseThrow(() -> invalid);
				leftOut.put(tenant.getLastElement(ConfigurationPropertyName.Form.ORIGINAL), invalid);
			}
		}
	}

	private TidemarkProperties bind(Set<ConfigurationPropertyName> hidden) {
		Binder binder = new Binder(sources(hidden), this.placeholders, ApplicationConversionService.getSharedInstance(),
				null);
		try {
			return binder
				.bind(ConfigurationFile.ROOT, Bindable.of(TidemarkProperties.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
				.orElse(ConfigurationFile.EMPTY);
		}
		catch (IllegalArgumentException ex) {
			throw new ConfigurationInvalid(
					this.place + ": " + this.placeholders.redact(ConfigurationFile.firstLine(ex)), cause(ex));
		}
	}

	private List<ConfigurationPropertySource> sources(Set<ConfigurationPropertyName> hidden) {
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(this.environment)
			.forEach((source) -> sources.add(hidden.isEmpty() ? source : source.filter((name) -> hidden.stream()
				.noneMatch((tenant) -> tenant.equals(name) || tenant.isAncestorOf(name)))));
		return sources;
	}

	private ConfigurationInvalid invalid(BindingFailure failure) {
		return new ConfigurationInvalid(
				failure.place().orElse(this.place + this.lines.find(failure.key())) + ": " + failure.sentence(),
				cause(failure.failure()));
	}

	/**
	 * Return the cause to keep, null if it could tell a secret.
	 */
	private @Nullable Throwable cause(Throwable failure) {
		return this.placeholders.hasSecrets() ? null : failure;
	}

}
