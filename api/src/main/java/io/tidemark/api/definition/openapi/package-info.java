/**
 * The API described for programs, as OpenAPI has it.
 */
@NullMarked
package io.tidemark.api.definition.openapi;

import org.jspecify.annotations.NullMarked;
