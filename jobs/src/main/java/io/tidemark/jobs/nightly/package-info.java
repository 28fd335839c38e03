/**
 * The nightly job and its start; knows no business rule.
 */
@NullMarked
package io.tidemark.jobs.nightly;

import org.jspecify.annotations.NullMarked;
