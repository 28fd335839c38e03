package io.tidemark.config;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Knows in which line of a file a key stands.
 *
 * @param sources the documents of the file
 */
record ConfigurationLines(List<PropertySource<?>> sources) {

	/**
	 * Tell where a key is, or the first key below it.
	 * @param name the key
	 * @return as in {@code line 7}, after a space; empty if the file does not have it
	 */
	String find(String name) {
		return this.sources.stream()
			.flatMap((source) -> origins(source, name))
			.filter(TextResourceOrigin.class::isInstance)
			.flatMap((origin) -> Stream.ofNullable(((TextResourceOrigin) origin).getLocation()))
			.map((location) -> location.getLine() + 1)
			.min(Integer::compare)
			.map((line) -> " line " + line)
			.orElse("");
	}

	private static Stream<Origin> origins(PropertySource<?> source, String name) {
		if (!(source instanceof EnumerablePropertySource<?> properties)) {
			return Stream.empty();
		}
		return Stream.of(properties.getPropertyNames())
			.filter((key) -> key.equals(name) || key.startsWith(name + ".") || key.startsWith(name + "["))
			.flatMap((key) -> Stream.ofNullable(OriginLookup.getOrigin(source, key)));
	}

}
