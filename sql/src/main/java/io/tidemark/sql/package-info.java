/**
 * The statements that Tidemark runs, one file each.
 */
@NullMarked
package io.tidemark.sql;

import org.jspecify.annotations.NullMarked;
