/**
 * Tests of the questions and their answers.
 */
@NullMarked
package io.tidemark.figure.diff;

import org.jspecify.annotations.NullMarked;
