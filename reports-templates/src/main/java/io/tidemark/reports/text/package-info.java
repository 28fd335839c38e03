/**
 * How words, numbers and dates of reports are written.
 */
@NullMarked
package io.tidemark.reports.text;

import org.jspecify.annotations.NullMarked;
