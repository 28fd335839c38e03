/**
 * Who asks, and how often they may.
 */
@NullMarked
package io.tidemark.api.key;

import org.jspecify.annotations.NullMarked;
