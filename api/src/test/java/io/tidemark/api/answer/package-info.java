/**
 * Tests of what answers are made of.
 */
@NullMarked
package io.tidemark.api.answer;

import org.jspecify.annotations.NullMarked;
