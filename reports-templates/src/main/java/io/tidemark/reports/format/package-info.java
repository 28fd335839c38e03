/**
 * Figures as CSV, JSON and tables of text.
 */
@NullMarked
package io.tidemark.reports.format;

import org.jspecify.annotations.NullMarked;
