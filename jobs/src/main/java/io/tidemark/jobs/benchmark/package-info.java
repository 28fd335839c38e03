/**
 * The benchmark of the nightly job, each figure a ratio within one run.
 */
@NullMarked
package io.tidemark.jobs.benchmark;

import org.jspecify.annotations.NullMarked;
