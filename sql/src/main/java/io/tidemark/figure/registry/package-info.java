/**
 * The registry of all figures, and the way to ask for one.
 */
@NullMarked
package io.tidemark.figure.registry;

import org.jspecify.annotations.NullMarked;
