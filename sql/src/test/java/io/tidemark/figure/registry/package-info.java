/**
 * Tests of the questions and their answers.
 */
@NullMarked
package io.tidemark.figure.registry;

import org.jspecify.annotations.NullMarked;
