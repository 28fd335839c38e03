/**
 * The figures that stand on top of mails, pages and the summary of a run.
 */
@NullMarked
package io.tidemark.reports.headline;

import org.jspecify.annotations.NullMarked;
