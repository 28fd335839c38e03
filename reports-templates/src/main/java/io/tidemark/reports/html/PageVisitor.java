package io.tidemark.reports.html;

import org.jspecify.annotations.Nullable;

/**
 * Who reads a page in a browser, and what the forms to sign in and out need.
 *
 * @param name who is signed in, null for nobody
 * @param keyInUrl whether the page's own address has a key
 * @param here the address to come back to once signed in, without any key
 * @param asked whether the page has the form to sign in
 * @param token proves that a form is from this server, null if the page has no form
 * @param provider who else may sign people in, null for nobody
 */
public record PageVisitor(@Nullable String name, boolean keyInUrl, String here, boolean asked, @Nullable String token,
		@Nullable String provider) {
}
