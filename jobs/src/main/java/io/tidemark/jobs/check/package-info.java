/**
 * The checks that a snapshot must pass before it is served.
 */
@NullMarked
package io.tidemark.jobs.check;

import org.jspecify.annotations.NullMarked;
