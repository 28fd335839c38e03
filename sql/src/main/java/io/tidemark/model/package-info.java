/**
 * The SQL models: what they read, in which order they are built, and their hash.
 */
@NullMarked
package io.tidemark.model;

import org.jspecify.annotations.NullMarked;
