/**
 * The configuration: one file, bound and checked before anything runs. {@code
 * docs/tidemark.yml} describes every key. Jobs and API bind the same file, and a misspelt
 * key is an error for both, so what only the jobs use is here too.
 */
@NullMarked
package io.tidemark.config;

import org.jspecify.annotations.NullMarked;
