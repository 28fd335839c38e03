/**
 * A generated business, and Tidemark at work on it night after night.
 */
@NullMarked
package io.tidemark.jobs.cli.demo;

import org.jspecify.annotations.NullMarked;
