package io.tidemark.config;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Fills {@code ${…}} with environment variables, secrets and other keys. What comes from
 * a variable or a secret is taken as it is: no further {@code ${…}} is looked for in it.
 */
final class ConfigurationPlaceholders extends PropertySourcesPlaceholdersResolver {

	/** Stands for a dollar sign that starts no placeholder; no variable can have it. */
	private static final char DOLLAR = '\0';

	private final ConfigurableEnvironment environment;

	private final Set<String> secrets = new LinkedHashSet<>();

	ConfigurationPlaceholders(ConfigurableEnvironment environment) {
		super(environment.getPropertySources(), new PropertyPlaceholderHelper("${", "}", ":", '\\', false));
		this.environment = environment;
	}

	@Override
	public @Nullable Object resolvePlaceholders(@Nullable Object value) {
		Object resolved = super.resolvePlaceholders(value);
		if (resolved instanceof String text) {
			return text.replace(DOLLAR, '$');
		}
		if (resolved instanceof CharSequence secret) {
			this.secrets.add(secret.toString());
		}
		return resolved;
	}

	@Override
	protected @Nullable String resolvePlaceholder(String placeholder) {
		Object variable = this.environment.getSystemEnvironment().get(placeholder);
		Object value = (variable != null) ? variable : findSecret(placeholder).orElse(null);
		return (value != null) ? value.toString().replace('$', DOLLAR) : super.resolvePlaceholder(placeholder);
	}

	private Optional<String> findSecret(String name) {
		Optional<String> secret = this.environment.getPropertySources()
			.stream()
			.filter((source) -> source instanceof ConfigTreePropertySource && source.containsProperty(name))
			.map((source) -> String.valueOf(source.getProperty(name)))
			.findFirst();
		secret.ifPresent(this.secrets::add);
		return secret;
	}

	/**
	 * Replace the secrets that have been read in a text.
	 */
	String redact(String text) {
		String redacted = text;
		for (String secret : this.secrets) {
			redacted = secret.isEmpty() ? redacted : redacted.replace(secret, "***");
		}
		return redacted;
	}

}
