/**
 * Billing data in: PostgreSQL or files, read at one instant.
 */
@NullMarked
package io.tidemark.jobs.extract;

import org.jspecify.annotations.NullMarked;
