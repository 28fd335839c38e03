/**
 * Subscription revenue, its metrics, movements and restatements.
 */
@NullMarked
package io.tidemark.api.mrr;

import org.jspecify.annotations.NullMarked;
