/**
 * Removes snapshots that are kept no longer, and then the chunks that nobody lists.
 */
@NullMarked
package io.tidemark.jobs.retention;

import org.jspecify.annotations.NullMarked;
