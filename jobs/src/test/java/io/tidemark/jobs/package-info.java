/**
 * Tests of the jobs as a whole, and what they share.
 */
@NullMarked
package io.tidemark.jobs;

import org.jspecify.annotations.NullMarked;
