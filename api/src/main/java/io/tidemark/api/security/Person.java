package io.tidemark.api.security;

import java.util.List;

/**
 * Somebody whom the OpenID provider has signed in.
 *
 * @param subject the provider's own name for them, which never changes
 * @param name what people call them
 * @param groups those of their groups that the configuration names
 */
public record Person(String subject, String name, List<String> groups) {

	public Person {
		groups = List.copyOf(groups);
	}

}
