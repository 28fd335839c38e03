/**
 * What the groups of commands below have in common.
 */
@NullMarked
package io.tidemark.jobs.cli;

import org.jspecify.annotations.NullMarked;
