/**
 * Tests of who owes what.
 */
@NullMarked
package io.tidemark.figure.debtor;

import org.jspecify.annotations.NullMarked;
