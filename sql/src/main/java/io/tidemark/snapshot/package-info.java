/**
 * Snapshots and their chunks, and the reads of the store.
 */
@NullMarked
package io.tidemark.snapshot;

import org.jspecify.annotations.NullMarked;
