/**
 * The benchmarks, each a program that prints ratios measured within one run.
 */
@NullMarked
package io.tidemark.jobs.benchmark;

import org.jspecify.annotations.NullMarked;
