/**
 * Tests of the questions and their answers.
 */
@NullMarked
package io.tidemark.figure.series;

import org.jspecify.annotations.NullMarked;
