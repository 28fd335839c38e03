/**
 * Questions to a snapshot and their answers as tables.
 */
@NullMarked
package io.tidemark.figure;

import org.jspecify.annotations.NullMarked;
