package io.tidemark.reports.html;

import org.jspecify.annotations.Nullable;

/**
 * A page that says what went wrong, in the lines of the reference.
 *
 * @param code the error's code, as in 400001
 * @param hint what to do, null if there is nothing to add
 */
public record ErrorPage(String error, int code, @Nullable String hint) {
}
