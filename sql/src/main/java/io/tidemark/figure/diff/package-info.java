/**
 * What two snapshots say differently, row by row.
 */
@NullMarked
package io.tidemark.figure.diff;

import org.jspecify.annotations.NullMarked;
