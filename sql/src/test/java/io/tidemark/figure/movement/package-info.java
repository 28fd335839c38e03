/**
 * Tests of the questions and their answers.
 */
@NullMarked
package io.tidemark.figure.movement;

import org.jspecify.annotations.NullMarked;
