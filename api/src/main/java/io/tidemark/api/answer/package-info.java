/**
 * From a request to the bytes of its answer.
 */
@NullMarked
package io.tidemark.api.answer;

import org.jspecify.annotations.NullMarked;
