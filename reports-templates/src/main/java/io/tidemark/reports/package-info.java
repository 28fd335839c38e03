/**
 * Figures in, bytes out: one way to write each format, for every way out.
 */
@NullMarked
package io.tidemark.reports;

import org.jspecify.annotations.NullMarked;
