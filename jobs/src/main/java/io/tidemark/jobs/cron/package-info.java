/**
 * Times of cron expressions on the wall clock of a zone.
 */
@NullMarked
package io.tidemark.jobs.cron;

import org.jspecify.annotations.NullMarked;
