/**
 * Generates the billing database of a believable telecom and SaaS business.
 */
@NullMarked
package io.tidemark.jobs.demo;

import org.jspecify.annotations.NullMarked;
