/**
 * Keys, permissions and limits of callers.
 */
@NullMarked
package io.tidemark.api.security;

import org.jspecify.annotations.NullMarked;
