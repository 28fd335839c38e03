/**
 * The generated business that the demo and the tests run on.
 */
@NullMarked
package io.tidemark.jobs.demo;

import org.jspecify.annotations.NullMarked;
