/**
 * Tests of the statements and of the house as a whole.
 */
@NullMarked
package io.tidemark.sql;

import org.jspecify.annotations.NullMarked;
