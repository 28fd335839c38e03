/**
 * The models and checks on a real engine.
 */
@NullMarked
package io.tidemark.model;

import org.jspecify.annotations.NullMarked;
