/**
 * Quartz: starts each tenant's nightly run by cron in the tenant's zone.
 */
@NullMarked
package io.tidemark.jobs.schedule;

import org.jspecify.annotations.NullMarked;
