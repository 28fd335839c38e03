/**
 * Tests of the catalogue.
 */
@NullMarked
package io.tidemark.catalogue;

import org.jspecify.annotations.NullMarked;
