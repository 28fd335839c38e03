/**
 * Keys of the API and mailed reports: who gets to read figures.
 */
@NullMarked
package io.tidemark.jobs.cli.reader;

import org.jspecify.annotations.NullMarked;
