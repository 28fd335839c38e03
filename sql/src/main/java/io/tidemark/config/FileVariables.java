package io.tidemark.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tidemark.failure.ConfigurationInvalid;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The environment variables that name a file with a key's value, as
 * {@code TIDEMARK_STORE_PASSWORD_FILE} does for {@code tidemark.store.password}.
 */
final class FileVariables {

	/**
	 * By the end of its name Spring Boot knows that the keys are written like variables.
	 */
	private static final String NAME = "files-systemEnvironment";

	private static final Pattern VARIABLE = Pattern.compile("(TIDEMARK_.+)_FILE");

	private FileVariables() {
	}

	/**
	 * Return the keys that they set, each to a placeholder for the file.
	 * @throws ConfigurationInvalid if a key is set by its own variable too
	 */
	static PropertySource<?> of(Map<String, Object> variables) {
		Map<String, Object> values = new LinkedHashMap<>();
		variables.forEach((variable, file) -> {
			Matcher matcher = VARIABLE.matcher(variable);
			if (matcher.matches()) {
				String key = matcher.group(1);
				if (variables.containsKey(key)) {
					throw new ConfigurationInvalid("The environment variables %s and %s are both set: leave one out."
						.formatted(key, variable));
				}
				values.put(key, "${file:" + file + "}");
			}
		});
		return new SystemEnvironmentPropertySource(NAME, values);
	}

	/**
	 * Find the environment variable that a value is from.
	 */
	static Optional<String> findVariable(PropertySourceOrigin origin) {
		String source = origin.getPropertySource().getName();
		if (source.equals(NAME)) {
			return Optional.of(origin.getPropertyName() + "_FILE");
		}
		return source.equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
				? Optional.of(origin.getPropertyName()) : Optional.empty();
	}

}
