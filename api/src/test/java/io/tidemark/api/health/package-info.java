/**
 * Tests of freshness, health and metrics.
 */
@NullMarked
package io.tidemark.api.health;

import org.jspecify.annotations.NullMarked;
