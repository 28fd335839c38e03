/**
 * Tests of the running API, from the outside.
 */
@NullMarked
package io.tidemark.api;

import org.jspecify.annotations.NullMarked;
