/**
 * The models behind the subscription revenue.
 */
@NullMarked
package io.tidemark.jobs.mrr;

import org.jspecify.annotations.NullMarked;
