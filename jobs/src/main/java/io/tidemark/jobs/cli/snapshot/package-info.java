/**
 * Figures, and the snapshots that they are read from.
 */
@NullMarked
package io.tidemark.jobs.cli.snapshot;

import org.jspecify.annotations.NullMarked;
