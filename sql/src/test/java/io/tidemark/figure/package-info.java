/**
 * Tests of the questions and their answers.
 */
@NullMarked
package io.tidemark.figure;

import org.jspecify.annotations.NullMarked;
