/**
 * Made-up snapshots in memory, to try templates with.
 */
@NullMarked
package io.tidemark.reports.sample;

import org.jspecify.annotations.NullMarked;
