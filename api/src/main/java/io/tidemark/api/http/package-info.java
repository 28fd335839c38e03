/**
 * From a request to the bytes of its answer.
 */
@NullMarked
package io.tidemark.api.http;

import org.jspecify.annotations.NullMarked;
