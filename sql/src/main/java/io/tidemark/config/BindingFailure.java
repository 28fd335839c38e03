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
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.failure.InnermostReason;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

/**
 * Says in one sentence which key could not be bound and what belongs there.
 *
 * @param failure what Spring Boot says
 * @param placeholders know what must not be told
 */
record BindingFailure(BindException failure, ConfigurationPlaceholders placeholders) {

	private static final Map<Class<?>, String> EXPECTED = Map.of(ZoneId.class, "a time zone like Europe/London",
			Instant.class, "an instant like 2026-01-01T00:00:00Z", DataSize.class, "a size like 512MB or 2GB",
			Integer.class, "a whole number", int.class, "a whole number", BigDecimal.class, "a number like 0.05",
			Path.class, "a path", String.class, "a text", Duration.class, "a duration like 30s or 36h", Period.class,
			"a period like 90d, 13w or 6m (months)");

	private static final ConfigurationPropertyName TENANTS = ConfigurationPropertyName.of("tidemark.tenants");

	String sentence() {
		UnboundConfigurationPropertiesException unbound = find(UnboundConfigurationPropertiesException.class);
		if (unbound != null) {
			return "unknown key '%s'.".formatted(unbound.getUnboundProperties().iterator().next().getName());
		}
		PlaceholderResolutionException placeholder = find(PlaceholderResolutionException.class);
		if (placeholder != null) {
			return "'%s' refers to ${%s}, but there is no such environment variable: set it.".formatted(name(),
					placeholder.getPlaceholder());
		}
		SecretFileUnreadable file = find(SecretFileUnreadable.class);
		if (file != null) {
			return "'%s' can't be read: %s.".formatted(name(), file.getMessage());
		}
		return "'%s'%s is invalid: %s.".formatted(name(), shownValue(), this.placeholders.redact(reason()));
	}

	/**
	 * Find the environment variable that the value is from.
	 */
	Optional<String> place() {
		ConfigurationProperty property = this.failure.getProperty();
		return (property != null && property.getOrigin() instanceof PropertySourceOrigin origin)
				? FileVariables.findVariable(origin).map("The environment variable "::concat) : Optional.empty();
	}

	/**
	 * Return the key that the failure is about.
	 */
	String key() {
		UnboundConfigurationPropertiesException unbound = find(UnboundConfigurationPropertiesException.class);
		return (unbound != null) ? unbound.getUnboundProperties().iterator().next().getName().toString() : name();
	}

	/**
	 * Find the tenant that the failure is about, as the key that all of its own stand
	 * below.
	 */
	Optional<ConfigurationPropertyName> findTenant() {
		TenantInvalid invalid = find(TenantInvalid.class);
		if (invalid != null) {
			return Optional.of(ConfigurationPropertyName.adapt(TENANTS + "." + invalid.tenant(), '.'));
		}
		UnboundConfigurationPropertiesException unbound = find(UnboundConfigurationPropertiesException.class);
		ConfigurationPropertyName name = (unbound != null) ? unbound.getUnboundProperties().iterator().next().getName()
				: this.failure.getName();
		return TENANTS.isAncestorOf(name) ? Optional.of(name.chop(TENANTS.getNumberOfElements() + 1))
				: Optional.empty();
	}

	private String name() {
		return this.failure.getName().toString();
	}

	private String shownValue() {
		Object value = (this.failure.getProperty() != null) ? this.failure.getProperty().getValue() : null;
		return (value != null && !name().contains("password") && !name().contains("url")) ? " = '" + value + "'" : "";
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
		return (find(ConverterNotFoundException.class) != null) ? "it must have keys below it, not a value"
				: InnermostReason.of(this.failure).replaceFirst("\\.$", "");
	}

	private <T extends Throwable> @Nullable T find(Class<T> type) {
		Throwable current = this.failure;
		while (current != null && !type.isInstance(current)) {
			current = current.getCause();
		}
		return type.cast(current);
	}

}
