/**
 * Read-only HTTP over the published snapshots.
 */
@NullMarked
package io.tidemark.api;

import org.jspecify.annotations.NullMarked;
