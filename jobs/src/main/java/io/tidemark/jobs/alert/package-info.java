/**
 * Alerts: which figures are out of bounds, since when, and whether that was told.
 */
@NullMarked
package io.tidemark.jobs.alert;

import org.jspecify.annotations.NullMarked;
