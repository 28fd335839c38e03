/**
 * What can go wrong, named by what the operator must do.
 */
@NullMarked
package io.tidemark.failure;

import org.jspecify.annotations.NullMarked;
