/**
 * The report store: connected to, or started in the working folder.
 */
@NullMarked
package io.tidemark.jobs.store;

import org.jspecify.annotations.NullMarked;
