/**
 * Errors as the reference has them, with a catalogue of codes.
 */
@NullMarked
package io.tidemark.api.problem;

import org.jspecify.annotations.NullMarked;
