/**
 * Figures out of the warehouse, as one snapshot, into the store.
 */
@NullMarked
package io.tidemark.jobs.publish;

import org.jspecify.annotations.NullMarked;
