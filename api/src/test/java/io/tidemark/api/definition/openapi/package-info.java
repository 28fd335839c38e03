/**
 * Tests of the description for programs.
 */
@NullMarked
package io.tidemark.api.definition.openapi;

import org.jspecify.annotations.NullMarked;
