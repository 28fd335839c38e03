/**
 * What a run tells: the headline figures, read as any customer would.
 */
@NullMarked
package io.tidemark.jobs.report;

import org.jspecify.annotations.NullMarked;
