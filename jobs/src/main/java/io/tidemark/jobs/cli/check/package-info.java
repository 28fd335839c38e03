/**
 * What {@code check-config} tries before the night does.
 */
@NullMarked
package io.tidemark.jobs.cli.check;

import org.jspecify.annotations.NullMarked;
