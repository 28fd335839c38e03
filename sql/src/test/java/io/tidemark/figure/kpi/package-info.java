/**
 * Tests of the questions and their answers.
 */
@NullMarked
package io.tidemark.figure.kpi;

import org.jspecify.annotations.NullMarked;
