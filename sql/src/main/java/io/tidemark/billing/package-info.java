/**
 * The billing model: the tables and columns that every source delivers.
 */
@NullMarked
package io.tidemark.billing;

import org.jspecify.annotations.NullMarked;
