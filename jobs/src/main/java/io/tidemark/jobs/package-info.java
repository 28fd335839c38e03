/**
 * The entry to the jobs: the command {@code tidemark}.
 */
@NullMarked
package io.tidemark.jobs;

import org.jspecify.annotations.NullMarked;
