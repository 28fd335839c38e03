package io.tidemark.api.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/**
 * Somebody who signs people in, so that they need no key.
 */
public interface SignInProvider {

	/**
	 * Return what the form to sign in calls it.
	 */
	String name();

	/**
	 * Let people sign in there.
	 */
	void configure(HttpSecurity http);

}
