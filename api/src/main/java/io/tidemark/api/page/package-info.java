/**
 * The page to begin with.
 */
@NullMarked
package io.tidemark.api.page;

import org.jspecify.annotations.NullMarked;
