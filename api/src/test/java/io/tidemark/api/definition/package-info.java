/**
 * Tests of what says what there is.
 */
@NullMarked
package io.tidemark.api.definition;

import org.jspecify.annotations.NullMarked;
