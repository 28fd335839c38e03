/**
 * Files that no room of the house owns.
 */
@NullMarked
package io.tidemark.file;

import org.jspecify.annotations.NullMarked;
