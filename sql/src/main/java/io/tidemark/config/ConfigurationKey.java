package io.tidemark.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.failure.Nearest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A key of the configuration, as the properties declare it.
 *
 * @param name the name as it is written, as in {@code time-zone}
 * @param type what it is bound to
 * @param defaults its value if it is left out, one or more if it is a list; null if it
 * has none
 */
record ConfigurationKey(String name, Type type, @Nullable List<String> defaults) {

	/** It names a folder of other keys, so that it is bound before them. */
	static final ConfigurationKey SECRETS = new ConfigurationKey("secrets", String.class, null);

	/**
	 * Return the keys below one; none below a value, a list or a map of names that are
	 * the user's.
	 */
	static List<ConfigurationKey> below(Type type) {
		if (type == GuardProperties.class) {
			return Catalogue.load()
				.guards()
				.stream()
				.map((guard) -> new ConfigurationKey(guard.name(), GuardProperties.Jump.class, null))
				.toList();
		}
		if (!(type instanceof Class<?> record) || !record.isRecord() || isWritten(record)) {
			return List.of();
		}
		Stream<ConfigurationKey> secrets = (type == TidemarkProperties.class) ? Stream.of(SECRETS) : Stream.empty();
		return Stream.concat(Arrays.stream(constructor(record).getParameters()).map(ConfigurationKey::of), secrets)
			.toList();
	}

	private static ConfigurationKey of(Parameter parameter) {
		DefaultValue value = parameter.getAnnotation(DefaultValue.class);
		return new ConfigurationKey(DataObjectPropertyName.toDashedForm(parameter.getName()),
				parameter.getParameterizedType(), (value != null) ? List.of(value.value()) : null);
	}

	private static Constructor<?> constructor(Class<?> record) {
		Class<?>[] types = Arrays.stream(record.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			return record.getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return whether a record is written as a text or a number, not with keys below it.
	 */
	private static boolean isWritten(Class<?> record) {
		return record != GuardProperties.Jump.class
				&& Arrays.stream(record.getMethods()).map(Method::getName).anyMatch("of"::equals);
	}

	/**
	 * Return the type of a list's elements or of a map's values, else the type itself.
	 */
	static Type element(Type type) {
		return (type instanceof ParameterizedType parameterized)
				? parameterized.getActualTypeArguments()[isMap(type) ? 1 : 0] : type;
	}

	/**
	 * Return whether it has names below it that are the user's.
	 */
	static boolean isMap(Type type) {
		return type instanceof ParameterizedType parameterized && parameterized.getRawType() == Map.class;
	}

	/**
	 * Find the key that was probably meant by one that there is not.
	 */
	static Optional<ConfigurationPropertyName> nearest(ConfigurationPropertyName unknown) {
		Type type = TidemarkProperties.class;
		for (int element = 1; element < unknown.getNumberOfElements(); element++) {
			String name = unknown.getElement(element, Form.DASHED);
			if (unknown.isNumericIndex(element) || isMap(type)) {
				type = element(type);
				continue;
			}
			List<ConfigurationKey> keys = below(element(type));
			Optional<ConfigurationKey> known = keys.stream().filter((key) -> key.name().equals(name)).findFirst();
			if (known.isEmpty()) {
				ConfigurationPropertyName above = unknown.chop(element);
				return Nearest.find(name, keys.stream().map(ConfigurationKey::name).toList()).map(above::append);
			}
			type = known.get().type();
		}
		return Optional.empty();
	}

}
