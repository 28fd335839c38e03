/**
 * Figures as drawings for pages, and the ways from a row to what is behind it.
 */
@NullMarked
package io.tidemark.reports.plot;

import org.jspecify.annotations.NullMarked;
