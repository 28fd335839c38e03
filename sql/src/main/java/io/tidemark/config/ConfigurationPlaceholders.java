package io.tidemark.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Fills {@code ${…}} with environment variables, secrets and other keys. What is not
 * written in the file is taken as it is: no further {@code ${…}} is looked for in it.
 */
final class ConfigurationPlaceholders extends PropertySourcesPlaceholdersResolver {

	/** Stands for a dollar sign that starts no placeholder; no variable can have it. */
	private static final char DOLLAR = '\0';

	/** A shorter text is no secret, and may stand anywhere in a message. */
	private static final int SHORTEST_SECRET = 4;

	private final List<PropertySource<?>> documents;

	private final Set<String> secrets = new LinkedHashSet<>();

	ConfigurationPlaceholders(Iterable<PropertySource<?>> sources, List<PropertySource<?>> documents) {
		super(sources, new PropertyPlaceholderHelper("${", "}", ":", '\\', false));
		this.documents = documents;
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
		String value = super.resolvePlaceholder(placeholder);
		if (value == null || this.documents.stream().anyMatch((document) -> document.containsProperty(placeholder))) {
			return value;
		}
		this.secrets.add(value);
		return value.replace('$', DOLLAR);
	}

	/**
	 * Replace the secrets and variables that have been read in a text.
	 */
	String redact(String text) {
		String redacted = text;
		for (String secret : this.secrets) {
			redacted = (secret.length() < SHORTEST_SECRET) ? redacted : redacted.replace(secret, "***");
		}
		return redacted;
	}

}
