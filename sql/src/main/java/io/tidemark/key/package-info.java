/**
 * API keys as the store keeps them: hashed, with what they may do.
 */
@NullMarked
package io.tidemark.key;

import org.jspecify.annotations.NullMarked;
