package io.tidemark.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Fills {@code ${…}} with environment variables, other keys and, as in
 * {@code ${file:/run/secrets/store}}, with what files say. What comes from a variable or
 * a file is taken as it is; no further {@code ${…}} is looked for in it.
 */
final class ConfigurationPlaceholders extends PropertySourcesPlaceholdersResolver {

	private static final String FILE = "file:";

	/** No file and no variable can have a NUL of its own. */
	private static final Pattern LITERAL = Pattern.compile("\0(\\d+)\0");

	private final ConfigurableEnvironment environment;

	private final Path folder;

	private final List<String> literals = new ArrayList<>();

	private final Set<String> secrets = new LinkedHashSet<>();

	/**
	 * Create the placeholders.
	 * @param folder what relative paths are relative to
	 */
	ConfigurationPlaceholders(ConfigurableEnvironment environment, Path folder) {
		super(environment.getPropertySources(), new PropertyPlaceholderHelper("${", "}", ":", '\\', false));
		this.environment = environment;
		this.folder = folder;
	}

	@Override
	public @Nullable Object resolvePlaceholders(@Nullable Object value) {
		Object resolved = super.resolvePlaceholders(value);
		return (resolved instanceof String text) ? LITERAL.matcher(text).replaceAll(this::literal) : resolved;
	}

	@Override
	protected @Nullable String resolvePlaceholder(String placeholder) {
		if (placeholder.startsWith(FILE)) {
			String content = new SecretFile(this.folder.resolve(placeholder.substring(FILE.length()))).load();
			this.secrets.add(content);
			return mark(content);
		}
		if (placeholder.equals("file")) {
			throw new SecretFileUnreadable("${file:...} takes a path without another ${...} in it: write it out", null);
		}
		Object variable = this.environment.getSystemEnvironment().get(placeholder);
		return (variable != null) ? mark(variable.toString()) : super.resolvePlaceholder(placeholder);
	}

	/**
	 * Return a mark that stands for a value until all placeholders are filled.
	 */
	private String mark(String value) {
		this.literals.add(value);
		return "\0%s\0".formatted(Integer.toString(this.literals.size() - 1));
	}

	private String literal(MatchResult mark) {
		return Matcher.quoteReplacement(this.literals.get(Integer.parseInt(mark.group(1))));
	}

	/**
	 * Return whether a file was read, which may have had a secret.
	 */
	boolean hasSecrets() {
		return !this.secrets.isEmpty();
	}

	/**
	 * Replace what was read from files in a text.
	 */
	String redact(String text) {
		String redacted = text;
		for (String secret : this.secrets) {
			redacted = redacted.replace(secret, "***");
		}
		return redacted;
	}

}
