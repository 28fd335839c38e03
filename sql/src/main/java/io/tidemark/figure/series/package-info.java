/**
 * The daily MRR series and what is computed from it.
 */
@NullMarked
package io.tidemark.figure.series;

import org.jspecify.annotations.NullMarked;
