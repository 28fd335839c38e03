/**
 * The snapshots that there are, and their manifests.
 */
@NullMarked
package io.tidemark.api.snapshot;

import org.jspecify.annotations.NullMarked;
