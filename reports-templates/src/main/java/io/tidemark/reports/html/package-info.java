/**
 * Figures, errors and lists of links as pages for a browser, without a script.
 */
@NullMarked
package io.tidemark.reports.html;

import org.jspecify.annotations.NullMarked;
