/**
 * The configuration: one file, bound and checked before anything runs.
 */
@NullMarked
package io.tidemark.config;

import org.jspecify.annotations.NullMarked;
