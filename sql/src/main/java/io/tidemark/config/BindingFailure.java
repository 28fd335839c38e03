package io.tidemark.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.tidemark.failure.InnermostReason;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

/**
 * Says in one sentence which key could not be bound and what is expected there.
 *
 * @param property what stands there, null if the key has others below it
 */
record BindingFailure(BindException failure, ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {

	private static final Map<Class<?>, String> EXPECTED = Map.of(ZoneId.class, "a time zone like Europe/London",
			Instant.class, "an instant like 2026-01-01T00:00:00Z", DataSize.class, "a size like 512MB or 2GB",
			Integer.class, "a whole number", int.class, "a whole number", BigDecimal.class, "a number like 0.05",
			Path.class, "a path", Duration.class, "a duration like 30s or 36h", Period.class,
			"a period like 90d, 13w or 6m (months)");

	static BindingFailure of(BindException failure) {
		UnboundConfigurationPropertiesException unbound = find(failure, UnboundConfigurationPropertiesException.class);
		if (unbound != null) {
			ConfigurationProperty first = unbound.getUnboundProperties().iterator().next();
			return new BindingFailure(failure, first.getName(), first);
		}
		TidemarkProperties.TenantInvalid tenant = find(failure, TidemarkProperties.TenantInvalid.class);
		return new BindingFailure(failure, (tenant != null) ? tenant.key() : failure.getName(), failure.getProperty());
	}

	/**
	 * Return the sentence.
	 * @param placeholders know what it must not tell
	 */
	String sentence(ConfigurationPlaceholders placeholders) {
		if (find(this.failure, UnboundConfigurationPropertiesException.class) != null) {
			return "unknown key '%s'.%s".formatted(this.name,
					ConfigurationKey.nearest(this.name).map(" Did you mean '%s'?"::formatted).orElse(""));
		}
		PlaceholderResolutionException placeholder = find(this.failure, PlaceholderResolutionException.class);
		if (placeholder != null) {
			return "'%s' refers to ${%s}, but there is no such environment variable or secret: set it."
				.formatted(this.name, placeholder.getPlaceholder());
		}
		return "'%s'%s is invalid: %s.".formatted(this.name, shownValue(), placeholders.redact(reason()));
	}

	/**
	 * Return the value as it is written, empty if it may be a secret.
	 */
	private String shownValue() {
		String key = this.name.toString();
		boolean mayBeSecret = key.contains("password") || key.contains("url") || key.endsWith("secret")
				|| this.property == null || !(this.property.getValue() instanceof String);
		return mayBeSecret ? "" : " = '%s'".formatted(Objects.requireNonNull(this.property).getValue());
	}

	private String reason() {
		Class<?> type = this.failure.getTarget().getType().resolve(Object.class);
		if (type.isEnum()) {
			return "it must be one of " + Arrays.stream(type.getEnumConstants())
				.map((value) -> value.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", "));
		}
		String expected = EXPECTED.get(type);
		if (expected != null) {
			return "it must be " + expected;
		}
		return (find(this.failure, ConverterNotFoundException.class) != null)
				? "it must have keys below it, not a value" : InnermostReason.of(this.failure).replaceFirst("\\.$", "");
	}

	private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		Throwable current = failure;
		while (current != null && !type.isInstance(current)) {
			current = current.getCause();
		}
		return type.cast(current);
	}

}
