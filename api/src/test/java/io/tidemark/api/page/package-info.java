/**
 * Tests of what says what there is.
 */
@NullMarked
package io.tidemark.api.page;

import org.jspecify.annotations.NullMarked;
