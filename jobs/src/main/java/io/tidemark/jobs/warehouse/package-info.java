/**
 * The DuckDB file of a run: the one place that knows DuckDB.
 */
@NullMarked
package io.tidemark.jobs.warehouse;

import org.jspecify.annotations.NullMarked;
