/**
 * What is published, and who reads it: figures, snapshots, mailed reports, keys of the
 * API.
 */
@NullMarked
package io.tidemark.jobs.cli.published;

import org.jspecify.annotations.NullMarked;
